import { done, refuse, type Result } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { isAtLeast } from './assurance.ts'
import { spendCode } from './one-time-code.server.ts'
import { forgetChosenByMail } from './passwords-by-mail.server.ts'
import { recordEvent } from './record-event.server.ts'
import { raiseSession, sessionNumber } from './session.server.ts'
import type { Session } from './session.ts'

/**
 * The second step of a resident of the assisted route (ACC-3), or a new proof of who acts (ACC-6): the code that this session
 * asked for.
 * The session goes on under a new id.
 * @returns the `Set-Cookie` of the session.
 * Refuses `identity.sentCodeWrong` for a code that is wrong, used, too old, of another session or tried too often, and `identity.signInEnded`.
 */
export async function passSentCode(
  place: Place,
  input: { readonly session: Session; readonly cookies: string | null; readonly typed: string },
): Promise<Result<string>> {
  const { accountId, personId, kind, stage, assurance } = input.session
  const who = { kind, personId, accountId }
  const event = stage === 'full' ? 'stepUp' : 'secondFactor'
  if (kind !== 'resident') return refuse('identity.sentCodeWrong')
  const owner = { accountId, sessionNumber: sessionNumber(input.cookies) ?? '' }
  const isRight = await asPortal(place, async (tx) => {
    const right = await spendCode(tx, owner, input.typed)
    // Where a mail chose the password that was just typed, the code went to the phone: now both are proven.
    if (right && stage === 'secondFactor') await forgetChosenByMail(tx, accountId)
    return right
  })
  if (!isRight) {
    await recordEvent(place, event, 'refused', who)
    return refuse('identity.sentCodeWrong')
  }
  const to = { assurance: isAtLeast(assurance, 'desk') ? assurance : 'desk', stage: 'full' } as const
  const cookie = await raiseSession(place, input.cookies, to)
  if (!cookie) return refuse('identity.signInEnded')
  await recordEvent(place, event, 'success', who)
  return done(cookie)
}
