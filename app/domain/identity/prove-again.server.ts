import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findAccountOf } from './account-of.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { proveCode } from './pass-second-factor.server.ts'
import { provePassword } from './prove-password.server.ts'
import { recordEvent } from './record-event.server.ts'
import { raiseSession } from './session.server.ts'
import type { Session } from './session.ts'

/**
 * Proves again who acts, with password and authenticator code (ACC-6), for who is signed in at work.
 * @returns the `Set-Cookie` of the same session under a new id.
 * Refuses `identity.signInFailed`, `identity.codeWrong`, `identity.tooManyTries` and `identity.signedOutMeanwhile`.
 */
export async function proveAgain(
  place: Place,
  input: {
    readonly session: Session
    readonly cookies: string | null
    readonly remoteAddress: string
    readonly password: string
    readonly code: string
  },
): Promise<Result<string>> {
  const { session, cookies, remoteAddress } = input
  if (session.kind === 'resident') return notFound
  const account = await asPortal(place, (tx) => findAccountOf(tx, session.accountId))
  const proof = { email: account?.email ?? '', password: input.password, cookies, remoteAddress }
  const password = await provePassword(place, { ...proof, event: 'stepUp' })
  if (!password.ok) return password
  if (password.value.accountId !== session.accountId) return refuse('identity.signInFailed')
  const code = await proveCode(place, { session, cookies, remoteAddress, kind: 'totp', code: input.code })
  if (!code.ok) return code
  const raised = await raiseSession(place, cookies, { assurance: 'hoog', stage: 'full' })
  if (raised === null) return refuse('identity.signedOutMeanwhile')
  await recordEvent(place, 'stepUp', 'success', session)
  return done(raised)
}
