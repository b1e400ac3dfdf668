import { withActor } from '#app/domain/access/with-actor.server.ts'
import { isNewcomer } from '#app/domain/care-network/first-morning.server.ts'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { workRoles } from '#app/domain/shared/actor.ts'
import { redirect, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'

/**
 * The day starts with what waits: the team's questions. For who has just come it starts with a welcome, and for an organiser with
 * what the organisation offers.
 */
export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireAtWork(args, workRoles)
  if (professional.role === 'ACTIVITY_ORGANISER') return redirect(paths.professional.offer.list(), 302)
  const { timeZone } = args.context.tenant
  const isNew = await withActor(professional, (tx) => isNewcomer(tx, { timeZone }))
  return redirect(isNew === true ? paths.professional.welcome : paths.professional.inbox(), 302)
}

/** Never shown; with a page of its own a stranger's 404 is the calm one. */
export default function Home() {
  return null
}
