import { findSession } from '#app/domain/identity/guards.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { signedOut } from '#app/domain/identity/signed-out.server.ts'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'

/** Opening the address signs nobody out: only the button does. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.public.home(await pageLanguage(args)), 302)
}

export async function action(args: ActionFunctionArgs) {
  const { tenant, now } = args.context
  const home = paths.public.home(await pageLanguage(args))
  const session = await findSession(args)
  const cookie = await endSession({ tenantId: tenant.id, now }, args.request.headers.get('Cookie'))
  if (session) await recordEvent(eventPlace(args), 'signOut', 'success', session)
  return redirect(home, { status: 303, headers: signedOut(cookie) })
}
