import { hideFromRepresentatives, showToRepresentatives } from '#app/domain/access/hide-from-representatives.server.ts'
import { hideForm } from '#app/domain/access/mandate-form.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'

/** No page of its own: what is hidden stands on the page of mandates. */
export async function loader(args: LoaderFunctionArgs) {
  await requireResident(args)
  return redirect(paths.resident.mandates, 302)
}

/** Hides one thing or a whole topic from who acts for the resident, or shows it again; goes back to where it stands. */
export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args)
  const form = await parseForm(args, hideForm)
  if (!form.ok) throw new Response(null, { status: 400 })
  const { intent, topic, objectId = null } = form.value
  const thing = { residentId: resident.subjectId, topic, objectId }
  const done = await withActor(resident, (tx) =>
    intent === 'hide' ? hideFromRepresentatives(tx, thing) : showToRepresentatives(tx, thing),
  )
  if (!done.ok) throw new Response(null, { status: 404 })
  if (objectId === null) return redirect(paths.resident.mandates)
  if (topic === 'MESSAGES') return redirect(paths.resident.thread(objectId))
  if (topic === 'APPOINTMENTS') return redirect(paths.resident.appointment(objectId))
  if (topic === 'PLAN') return redirect(paths.resident.invitation(objectId))
  return redirect(paths.resident.fourDomains)
}
