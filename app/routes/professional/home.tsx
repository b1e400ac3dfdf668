import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { redirect, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'

/** The day starts with what waits: the team's questions. */
export async function loader(args: LoaderFunctionArgs) {
  await requireProfessional(args)
  return redirect(paths.professional.inbox(), 302)
}

/** Never shown; with a page of its own a stranger's 404 is the calm one. */
export default function Home() {
  return null
}
