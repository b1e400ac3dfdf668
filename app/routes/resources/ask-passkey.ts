import { askForNewPasskey, askForPasskey, relyingPartyOf } from '#app/domain/identity/ask-passkey.server.ts'
import {
  findSession,
  placeOf,
  requireAccount,
  requireRecentProof,
  requireStage,
} from '#app/domain/identity/guards.server.ts'
import { getSecurityOverview } from '#app/domain/identity/security-overview.server.ts'
import { passkeyAskForm } from '#app/domain/identity/passkey-form.ts'
import { slowDownAsking } from '#app/domain/identity/slow-down-asking.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { homeHref, paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'

/** Opening the address leads to where one signs in. */
export async function loader(args: LoaderFunctionArgs) {
  const session = await findSession(args)
  return redirect(session?.stage === 'full' ? homeHref(session.kind) : paths.signInWork(), 302)
}

/** The session that a passkey is for; a resident signs in at the identity provider and has none. */
async function sessionFor(args: ActionFunctionArgs, purpose: 'secondFactor' | 'stepUp' | 'enrol' | 'security') {
  if (purpose === 'secondFactor' || purpose === 'enrol') return requireStage(args, purpose)
  const session = await requireAccount(args)
  if (purpose === 'security') await requireRecentProof(args, { session })
  return session
}

/** Gives a challenge for a passkey, as JSON for the script of the page. */
export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, passkeyAskForm)
  if (!form.ok) return json(null, { status: 400 })

  const { purpose } = form.value
  const place = placeOf(args)
  const party = relyingPartyOf(args.request, args.context.tenant.name)
  if (purpose === 'signIn') {
    if (await slowDownAsking(place, args.context.remoteAddress)) return json(null, { status: 429 })
    return json(await askForPasskey(place, party, { purpose, accountId: null }))
  }
  const session = await sessionFor(args, purpose)
  if (session.kind === 'resident') throw new Response(null, { status: 404 })
  const { accountId, displayName } = session
  if (purpose === 'secondFactor' || purpose === 'stepUp')
    return json(await askForPasskey(place, party, { purpose: 'stepUp', accountId }))
  const { email } = await getSecurityOverview(place, accountId)
  return json(await askForNewPasskey(place, party, { accountId, email, displayName }))
}
