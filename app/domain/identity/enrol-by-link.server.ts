import { done, refuse, type Result } from '../shared/result.ts'
import { spendAccountToken } from './account-tokens.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { findLinkOwner } from './choose-password.server.ts'
import { provePassword } from './prove-password.server.ts'
import { recordEvent } from './record-event.server.ts'
import { openSession } from './session.server.ts'

/**
 * Somebody whose second factor was taken away sets up another: with the link of the mail and the own password (ASVS 5.0.0
 * 6.4.4). Neither alone is enough, and a wrong password does not use the link.
 * @returns the `Set-Cookie` of a session in the stage `enrol`: no page opens before there is a second factor (ACC-4).
 * Refuses `identity.resetLinkUsed` for a link that was used, is too old or is for something else;
 * `identity.currentPasswordWrong` and `identity.tooManyTries`.
 */
export async function enrolByLink(
  place: Place,
  input: {
    readonly token: string
    readonly password: string
    readonly cookies: string | null
    readonly remoteAddress: string
    readonly seen?: { readonly device: string; readonly place: string }
  },
): Promise<Result<{ readonly cookie: string; readonly accountId: string }>> {
  const { token, password, cookies, remoteAddress, seen } = input
  const ended = refuse('identity.resetLinkUsed')
  const owner = await findLinkOwner(place, token, 'secondFactorReset')
  if (!owner) return ended
  const proof = { email: owner.email, password, cookies, remoteAddress }
  const proven = await provePassword(place, { ...proof, event: 'signIn' })
  if (!proven.ok)
    return proven.refusal.code === 'identity.signInFailed' ? refuse('identity.currentPasswordWrong') : proven
  const { accountId, personId, kind, hasSecondFactor } = proven.value
  if (accountId !== owner.id || hasSecondFactor) return ended
  if ((await asPortal(place, (tx) => spendAccountToken(tx, token, 'secondFactorReset'))) !== accountId) return ended
  await recordEvent(place, 'signIn', 'success', { kind, personId, accountId })
  const cookie = await openSession(place, accountId, { assurance: 'laag', stage: 'enrol', ...seen })
  return done({ cookie, accountId })
}
