import { findSession } from '#app/domain/identity/guards.server.ts'
import { eventPlace, recordEvent } from '#app/domain/identity/record-event.server.ts'
import { endAllSessions } from '#app/domain/identity/session.server.ts'
import { signedOut } from '#app/domain/identity/signed-out.server.ts'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { paths } from '#app/paths.ts'

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.public.home(await pageLanguage(args)), 302)
}

/** Ends every session of whoever is signed in, also this one. */
export async function action(args: ActionFunctionArgs) {
  const { tenant, now } = args.context
  const session = await findSession(args)
  const home = paths.public.home(await pageLanguage(args))
  if (!session) return redirect(paths.signIn())
  const cookie = await endAllSessions({ tenantId: tenant.id, now }, session.accountId)
  await recordEvent(eventPlace(args), 'sessionsEnded', 'success', session)
  return redirect(home, { status: 303, headers: signedOut(cookie) })
}
