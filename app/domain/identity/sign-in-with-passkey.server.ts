import { done, refuse, type Result } from '../shared/result.ts'
import { findAccountOf } from './account-of.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import type { RelyingParty } from './ask-passkey.server.ts'
import { completeSignIn } from './complete-sign-in.server.ts'
import { rememberDevice } from './known-device.server.ts'
import { provePasskey } from './prove-passkey.server.ts'
import { recordEvent } from './record-event.server.ts'
import { openSession, raiseSession } from './session.server.ts'
import type { Session } from './session.ts'

/**
 * Signs in with a passkey alone: it is something one has and something one is or knows, two factors in one (ACC-4).
 * @returns the `Set-Cookie`s, and whose session it is. Refuses `identity.passkeyRefused`, also for a closed account.
 */
export async function signInWithPasskey(
  place: Place,
  party: RelyingParty,
  input: {
    readonly answer: unknown
    readonly cookies: string | null
    readonly seen: { readonly device: string; readonly place: string }
  },
): Promise<Result<{ cookies: string[]; accountId: string; kind: Session['kind'] }>> {
  const proven = await provePasskey(place, party, {
    answer: input.answer,
    about: { purpose: 'signIn', accountId: null },
  })
  if (!proven.ok) {
    await recordEvent(place, 'signIn', 'refused', { kind: 'anonymous' })
    return proven
  }
  const { accountId } = proven.value
  const account = await asPortal(place, (tx) => findAccountOf(tx, accountId))
  if (account?.status !== 'active') return refuse('identity.passkeyRefused')
  const session = await openSession(place, accountId, { assurance: 'hoog', stage: 'full', ...input.seen })
  const device = await rememberDevice(place, accountId, input.cookies)
  await recordEvent(place, 'signIn', 'success', { kind: account.kind, personId: account.personId, accountId })
  return done({ cookies: [session, device], accountId, kind: account.kind })
}

/**
 * A passkey as the second half of a sign-in. @returns the `Set-Cookie`s of a session under a new id.
 * Refuses `identity.passkeyRefused` and `identity.signedOutMeanwhile`.
 */
export async function finishWithPasskey(
  place: Place,
  party: RelyingParty,
  input: { readonly session: Session; readonly answer: unknown; readonly cookies: string | null },
): Promise<Result<string[]>> {
  const { session, answer } = input
  const about = { purpose: 'stepUp', accountId: session.accountId } as const
  const proven = await provePasskey(place, party, { answer, about })
  if (proven.ok) return completeSignIn(place, { ...input, assurance: 'hoog' })
  await recordEvent(place, 'secondFactor', 'refused', session)
  return proven
}

/**
 * Proves again who acts (ACC-6). @returns the `Set-Cookie` of the same session under a new id.
 * Refuses `identity.passkeyRefused` and `identity.signedOutMeanwhile`.
 */
export async function proveAgainWithPasskey(
  place: Place,
  party: RelyingParty,
  input: { readonly session: Session; readonly answer: unknown; readonly cookies: string | null },
): Promise<Result<string[]>> {
  const { session, answer, cookies } = input
  const about = { purpose: 'stepUp', accountId: session.accountId } as const
  const proven = await provePasskey(place, party, { answer, about })
  await recordEvent(place, 'stepUp', proven.ok ? 'success' : 'refused', session)
  if (!proven.ok) return proven
  const raised = await raiseSession(place, cookies, { assurance: 'hoog', stage: 'full' })
  return raised === null ? refuse('identity.signedOutMeanwhile') : done([raised])
}
