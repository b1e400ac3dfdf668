import { notify } from '../notifications/notify.server.ts'
import { notFound, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { completeSignIn } from './complete-sign-in.server.ts'
import { isKnownDevice } from './known-device.server.ts'
import { recordEvent } from './record-event.server.ts'
import { spendRecoveryCode } from './recovery-codes.server.ts'
import type { Session } from './session.ts'
import { countTry, forgiveTry } from './sign-in-limits.server.ts'
import { spendTotpCode } from './totp-secrets.server.ts'

export type CodeKind = 'totp' | 'recoveryCode'

interface Given {
  readonly session: Session
  readonly cookies: string | null
  readonly remoteAddress: string
  readonly kind: CodeKind
  readonly code: string
}

/**
 * Whether a code of the account's own is right; it is used up then. Counted before any work.
 * Refuses `identity.codeWrong`, `identity.recoveryCodeWrong` and `identity.tooManyTries`.
 */
export async function proveCode(place: Place, given: Given): Promise<Result<undefined>> {
  const { session, kind, code } = given
  const { accountId } = session
  const known = await asPortal(place, (tx) => isKnownDevice(tx, accountId, given.cookies))
  const counted = kind === 'totp' ? 'secondFactor' : 'recoveryCode'
  const attempt = { ...place, account: accountId, known, remoteAddress: given.remoteAddress }
  const slowed = await countTry(counted, attempt)
  if (slowed) return slowed
  const right =
    kind === 'totp'
      ? await asPortal(place, (tx) => spendTotpCode(tx, { accountId, code }))
      : await spendRecoveryCode(place, { accountId, code })
  if (!right) {
    await recordEvent(place, 'secondFactor', 'refused', session)
    return refuse(kind === 'totp' ? 'identity.codeWrong' : 'identity.recoveryCodeWrong')
  }
  await forgiveTry(counted, attempt)
  if (kind === 'recoveryCode')
    await asPortal(place, (tx) => notify(tx, { personId: session.personId, template: 'recoveryCodeUsed' }))
  return { ok: true, value: undefined }
}

/**
 * The second half of a sign-in: a code of the authenticator app, or a recovery code in its place (ACC-4).
 * @returns the `Set-Cookie`s of a session that opens the portal, under a new id.
 * Refuses what `proveCode` refuses, and `shared.notFound` where no second factor is waited for.
 */
export async function passSecondFactor(place: Place, given: Given): Promise<Result<string[]>> {
  if (given.session.stage !== 'secondFactor' || given.session.kind === 'resident') return notFound
  const proven = await proveCode(place, given)
  return proven.ok ? completeSignIn(place, { ...given, assurance: 'hoog' }) : proven
}
