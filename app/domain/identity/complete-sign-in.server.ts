import { refuse, done, type Result } from '../shared/result.ts'
import type { Assurance } from './assurance.ts'
import type { Place } from './as-portal.server.ts'
import { keepHalfWayLanguage } from './half-way-language.server.ts'
import { rememberDevice } from './known-device.server.ts'
import { recordEvent } from './record-event.server.ts'
import { raiseSession } from './session.server.ts'
import type { Session } from './session.ts'

/**
 * The last step of every sign-in with a password: the session goes on under a new id and opens the portal, and this browser
 * counts as known from now on. A language that was chosen on the way holds.
 * @returns the `Set-Cookie`s. Refuses `identity.signedOutMeanwhile` when the session has ended.
 */
export async function completeSignIn(
  place: Place,
  input: { readonly session: Session; readonly cookies: string | null; readonly assurance: Assurance },
): Promise<Result<string[]>> {
  const { session, cookies, assurance } = input
  const raised = await raiseSession(place, cookies, { assurance, stage: 'full' })
  if (raised === null) return refuse('identity.signedOutMeanwhile')
  const device = await rememberDevice(place, session.accountId, cookies)
  const { kind, personId, accountId, displayName } = session
  await recordEvent(place, 'secondFactor', 'success', { kind, personId, accountId, displayName })
  return done([raised, device, ...(await keepHalfWayLanguage(place, cookies, accountId))])
}
