import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { completeSignIn } from './complete-sign-in.server.ts'
import { countRecoveryCodes, drawRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.server.ts'
import { recordEvent } from './record-event.server.ts'
import { raiseSession } from './session.server.ts'
import type { Session } from './session.ts'
import { listSecondFactors } from './totp-secrets.server.ts'

interface Who {
  readonly session: Session
  readonly cookies: string | null
}

/** Whether this session set up its first factor and now keeps its recovery codes: it proved two factors. */
export function hasEnrolled({ stage, assurance }: Pick<Session, 'stage' | 'assurance'>): boolean {
  return stage === 'enrol' && assurance === 'hoog'
}

/**
 * Sends on who set up a factor elsewhere meanwhile: a password alone adds none to an account that has one (ACC-4).
 * @returns the `Set-Cookie` of a session that asks for the second factor; null when setting up may go on.
 */
export async function leaveEnrolment(place: Place, { session, cookies }: Who): Promise<string | null> {
  if (hasEnrolled(session)) return null
  const has = await asPortal(place, (tx) => listSecondFactors(tx, session.accountId))
  if (!has.totp && has.passkeys === 0) return null
  return raiseSession(place, cookies, { assurance: 'laag', stage: 'secondFactor' })
}

/**
 * After the first factor was set up and proven: a new session id, and only the recovery codes left to do.
 * @returns the `Set-Cookie`. Refuses `identity.signedOutMeanwhile`.
 */
export async function markEnrolled(place: Place, cookies: string | null): Promise<Result<string>> {
  const raised = await raiseSession(place, cookies, { assurance: 'hoog', stage: 'enrol' })
  return raised === null ? refuse('identity.signedOutMeanwhile') : done(raised)
}

/** Ten new recovery codes, to be shown once; those before work no longer. */
export async function renewRecoveryCodes(place: Place, session: Session): Promise<string[]> {
  const { shown, kept } = await drawRecoveryCodes()
  await asPortal(place, (tx) => replaceRecoveryCodes(tx, { accountId: session.accountId, kept }))
  await recordEvent(place, 'secondFactorAdded', 'success', session)
  return shown
}

/**
 * Opens the portal for who set up a factor and has recovery codes.
 * @returns the `Set-Cookie`s. Refuses `shared.notFound` before that, and `identity.signedOutMeanwhile`.
 */
export async function finishEnrolment(place: Place, who: Who): Promise<Result<string[]>> {
  if (!hasEnrolled(who.session)) return notFound
  const codes = await asPortal(place, (tx) => countRecoveryCodes(tx, who.session.accountId))
  return codes === 0 ? notFound : completeSignIn(place, { ...who, assurance: 'hoog' })
}
