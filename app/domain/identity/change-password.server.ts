import { hashPassword } from '#app/platform/crypto.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { findAccountOf } from './account-of.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { judgePassword, storePassword } from './choose-password.server.ts'
import { rememberDevice } from './known-device.server.ts'
import { provePassword } from './prove-password.server.ts'
import { recordEvent } from './record-event.server.ts'
import { openSession } from './session.server.ts'
import type { Session } from './session.ts'

/**
 * A new password for somebody who is signed in, gives the one before, and proved a moment ago who they are (ACC-6). All
 * sessions end; this browser gets a new one.
 * @returns the `Set-Cookie`s. Refuses `identity.currentPasswordWrong`, `identity.tooManyTries` and what `checkPassword`
 * refuses.
 */
export async function changePassword(
  place: Place,
  input: {
    readonly session: Session
    readonly current: string
    readonly password: string
    readonly cookies: string | null
    readonly remoteAddress: string
    readonly wijk: string
    readonly seen?: { readonly device: string; readonly place: string }
  },
): Promise<Result<string[]>> {
  const { session, cookies } = input
  const { accountId, personId, assurance } = session
  const account = await asPortal(place, (tx) => findAccountOf(tx, accountId))
  if (!account?.email) return refuse('identity.currentPasswordWrong')
  const proof = { email: account.email, password: input.current, cookies, remoteAddress: input.remoteAddress }
  const proven = await provePassword(place, { ...proof, event: 'passwordChanged' })
  if (!proven.ok)
    return proven.refusal.code === 'identity.signInFailed' ? refuse('identity.currentPasswordWrong') : proven
  const refused = judgePassword(account, input.password, input.wijk)
  if (refused) return refused
  const hash = await hashPassword(input.password)
  const stored = await asPortal(place, async (tx) => {
    if (!(await storePassword(tx, accountId, hash))) return false
    await notify(tx, { personId, template: 'passwordChanged' })
    return true
  })
  if (!stored) return refuse('identity.signedOutMeanwhile')
  await recordEvent(place, 'passwordChanged', 'success', session)
  const opened = await openSession(place, accountId, { assurance, stage: 'full', ...input.seen })
  return done([opened, await rememberDevice(place, accountId, cookies)])
}
