import type { Tx } from '#db/client.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { readPendingTotp } from './pending-totp.server.ts'
import { recordEvent } from './record-event.server.ts'
import type { Session } from './session.ts'
import { countTry, forgiveTry } from './sign-in-limits.server.ts'
import { totpStep } from './totp.server.ts'
import { keepTotpSecret, listSecondFactors } from './totp-secrets.server.ts'

/** A second factor may be set up first: nobody adds one with a password alone to an account that has one (ACC-4). */
export async function mayEnrol(tx: Tx, session: Session): Promise<boolean> {
  const has = await listSecondFactors(tx, session.accountId)
  return session.stage === 'enrol' && !has.totp && has.passkeys === 0
}

/** Tells the person by mail and the log that something was added to sign in with, in the transaction at hand. */
export async function tellOfNewFactor(tx: Tx, session: Session): Promise<void> {
  await notify(tx, { personId: session.personId, template: 'secondFactorChanged' })
}

/**
 * Keeps an authenticator app that gave a right first code; the app before it works no longer.
 * Call it for a session that is setting up its first factor, or that is full and proved itself a moment ago (ACC-6).
 * Refuses `identity.setUpTooLate` when the page is too old or not this person's, `identity.codeWrong`,
 * `identity.tooManyTries`, and `identity.factorExists` when there is one already and only the password was proven.
 */
export async function setUpTotp(
  place: Place,
  input: {
    readonly session: Session
    readonly pending: string
    readonly code: string
    readonly remoteAddress: string
  },
): Promise<Result<undefined>> {
  const { session } = input
  const { accountId } = session
  const pending = readPendingTotp(place, accountId, input.pending)
  if (!pending) return refuse('identity.setUpTooLate')
  const attempt = { ...place, account: accountId, known: true, remoteAddress: input.remoteAddress }
  const slowed = await countTry('secondFactor', attempt)
  if (slowed) return slowed
  const step = totpStep(pending.secret, input.code, place.now)
  if (step === null) return refuse('identity.codeWrong')
  const kept = await asPortal(place, async (tx): Promise<Result<undefined>> => {
    if (session.stage !== 'full' && !(await mayEnrol(tx, session))) return refuse('identity.factorExists')
    const isKept = await keepTotpSecret(tx, {
      accountId,
      secret: pending.secret,
      step,
      first: session.stage !== 'full',
    })
    if (!isKept) return refuse('identity.factorExists')
    await tellOfNewFactor(tx, session)
    return done()
  })
  if (!kept.ok) return kept
  await forgiveTry('secondFactor', attempt)
  await recordEvent(place, 'secondFactorAdded', 'success', session)
  return done()
}
