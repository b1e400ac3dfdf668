import { done, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { provePassword } from './prove-password.server.ts'
import { recordEvent } from './record-event.server.ts'
import { findOpenReset } from './second-factor-resets.server.ts'
import { openSession } from './session.server.ts'
import type { Session, SessionStage } from './session.ts'

interface PasswordSignedIn {
  /** The `Set-Cookie` of a session that opens no page before `stage` is done. */
  readonly cookie: string
  readonly accountId: string
  readonly kind: Session['kind']
  readonly stage: Exclude<SessionStage, 'full'>
}

/**
 * The first half of a sign-in: e-mail and password (ACC-4; for residents of the assisted route ACC-3). The session that it
 * opens has the lowest assurance and asks for a second factor first, or for setting one up where there is none yet.
 * @param input.seen the device and network of the visitor, for the list of sessions.
 * Refuses what `provePassword` refuses, and `identity.resetLinkNeeded` where the second factor was taken away: setting up
 * another needs the link of the mail too (ASVS 5.0.0 6.4.4).
 */
export async function signIn(
  input: Place & {
    readonly remoteAddress: string
    readonly cookies: string | null
    readonly email: string
    readonly password: string
    readonly seen?: { readonly device: string; readonly place: string }
  },
): Promise<Result<PasswordSignedIn>> {
  const { tenantId, now, requestId, seen } = input
  const place = { tenantId, now, requestId }
  const proven = await provePassword(place, { ...input, event: 'signIn' })
  if (!proven.ok) return proven
  const { accountId, personId, kind, hasSecondFactor } = proven.value
  // A resident's second factor is a code by mail or phone, which needs no setting up.
  const stage = hasSecondFactor || kind === 'resident' ? 'secondFactor' : 'enrol'
  if (stage === 'enrol' && (await asPortal(place, (tx) => findOpenReset(tx, accountId)))) {
    await recordEvent(place, 'signIn', 'refused', { kind, personId, accountId })
    return refuse('identity.resetLinkNeeded')
  }
  await recordEvent(place, 'signIn', 'success', { kind, personId, accountId })
  const cookie = await openSession({ tenantId, now }, accountId, { assurance: 'laag', stage, ...seen })
  return done({ cookie, accountId, kind, stage })
}
