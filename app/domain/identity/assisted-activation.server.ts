import { and, eq } from 'drizzle-orm'
import { activationClaims } from '#db/schema/identity.sign-in.ts'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { done, refuse, type Refused, type Result } from '../shared/result.ts'
import { activateAccount } from './activate-account.server.ts'
import { activationResident, dropClaim, findClaim } from './activation-claims.server.ts'
import { askForCode, type CodeChannel } from './ask-for-code.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { checkPassword } from './check-password.server.ts'
import { normaliseEmail } from './email.ts'
import type { KnownResident } from './external-identities.server.ts'
import { spendCode } from './one-time-code.server.ts'
import { recordEvent } from './record-event.server.ts'
import { listResidentCards } from './residents.queries.server.ts'

/**
 * The assisted route after a right code (ACC-3): keeps what the account will have, and sends a code by which the second
 * factor is proven. Nothing is made until then, so a mistyped address locks nobody out.
 * Refuses `identity.activationEnded`, what `checkPassword` refuses, and `identity.tooManyTries`.
 */
export async function prepareAssisted(
  place: Place,
  input: {
    readonly claimHash: string | null
    readonly email: string
    readonly password: string
    readonly channel: CodeChannel
    readonly wijk: string
    readonly remoteAddress: string
  },
): Promise<Result<undefined>> {
  const { claimHash, channel, remoteAddress } = input
  const email = normaliseEmail(input.email)
  const name = await asPortal(place, async (tx) => {
    const whom = claimHash && (await activationResident(tx, claimHash))
    return whom ? (await listResidentCards(tx, [whom.personId])).get(whom.personId)?.name : undefined
  })
  if (claimHash === null || !name) return refuse('identity.activationEnded')
  const bad = checkPassword(input.password, [name.given, name.family, email, input.wijk])
  if (bad) return bad
  const passwordHash = await hashPassword(input.password)
  await asPortal(place, (tx) =>
    tx
      .update(activationClaims)
      .set({ email, passwordHash })
      .where(and(eq(activationClaims.tenantId, place.tenantId), eq(activationClaims.claimHash, claimHash))),
  )
  return (await askForCode(place, { owner: { claimHash }, channel, remoteAddress })) ?? done()
}

const isTaken = (error: unknown) => {
  const cause = (error as { cause?: { code?: string; constraint?: string } }).cause
  return cause?.code === '23505' && cause.constraint === 'accounts_email'
}

/**
 * Ends the assisted route: with the code that was sent, the resident has an account. Opens no session.
 * Refuses `identity.activationEnded`, `identity.sentCodeWrong`, `identity.emailTaken`, and what `activateAccount` refuses.
 */
export async function finishAssisted(
  place: Place,
  input: { readonly claimHash: string | null; readonly typed: string; readonly language: string },
): Promise<Result<KnownResident>> {
  const { claimHash } = input
  const claim = await asPortal(place, (tx) => findClaim(tx, claimHash))
  if (!claimHash || !claim?.activationId || !claim.email || !claim.passwordHash)
    return refuse('identity.activationEnded')
  const right = await asPortal(place, (tx) => spendCode(tx, { claimHash }, input.typed))
  if (!right) {
    await recordEvent(place, 'activated', 'refused', { kind: 'anonymous' })
    return refuse('identity.sentCodeWrong')
  }
  const { activationId, email, passwordHash } = claim
  const taken = (error: unknown): Refused => {
    if (isTaken(error)) return refuse('identity.emailTaken')
    throw error
  }
  const activated = await asPortal(place, async (tx): Promise<Result<KnownResident>> => {
    await dropClaim(tx, claimHash)
    return activateAccount(tx, { activationId, language: input.language, login: { email, passwordHash } })
  }).catch(taken)
  if (activated.ok) await recordEvent(place, 'activated', 'success', { kind: 'resident', ...activated.value })
  return activated
}
