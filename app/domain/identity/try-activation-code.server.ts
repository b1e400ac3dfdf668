import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activationCodes } from '#db/schema/identity.sign-in.ts'
import { hashPassword, verifyPassword } from '#app/platform/crypto.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { activateAccount } from './activate-account.server.ts'
import { readActivationCode } from './activation-code.ts'
import { dropClaim, findClaim, keepClaim } from './activation-claims.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { claimMark } from './browser-mark.server.ts'
import type { KnownResident } from './external-identities.server.ts'
import type { Assurance } from './assurance.ts'
import { locatorHash } from './issue-activation-code.server.ts'
import { recordEvent } from './record-event.server.ts'
import { countTry } from './sign-in-limits.server.ts'

let nobodysHash: Promise<string> | undefined

/** Takes one of the tries that a live code has left, before any work; so a thousand at once are five tries too. */
async function takeTry(tx: Tx, locator: string) {
  const [code] = await tx
    .update(activationCodes)
    .set({ triesLeft: sql`${activationCodes.triesLeft} - 1` })
    .where(
      and(
        eq(activationCodes.tenantId, tx.actor.tenantId),
        eq(activationCodes.locator, locatorHash(tx.actor.tenantId, locator)),
        isNull(activationCodes.usedAt),
        gt(activationCodes.expiresAt, tx.actor.now),
        gt(activationCodes.triesLeft, 0),
      ),
    )
    .returning({ id: activationCodes.id, codeHash: activationCodes.codeHash })
  return code
}

export type Tried =
  /** The code is right: choose how to sign in, in the browser with this cookie. */
  | { readonly step: 'choose'; readonly cookie: string }
  /** The identity provider had said before who this is: bound, and signed in. */
  | (KnownResident & { readonly step: 'activated'; readonly assurance: Assurance })

/**
 * Tries an activation code of the desk. Unknown, wrong, used and ended codes get one answer after the same work.
 * Refuses `identity.codeWrong`, `identity.tooManyTries` (per code and per address), and what `activateAccount` refuses.
 */
export async function tryActivationCode(
  place: Place,
  input: {
    readonly typed: string
    readonly cookies: string | null
    readonly language: string
    readonly remoteAddress: string
  },
): Promise<Result<Tried>> {
  const { tenantId, now } = place
  const { remoteAddress, language } = input
  const typed = readActivationCode(input.typed)
  const attempt = { tenantId, now, account: typed?.locator ?? 'none', known: false, remoteAddress }
  const slowed = await countTry('activationCode', attempt)
  if (slowed) return slowed
  const found = typed ? await asPortal(place, (tx) => takeTry(tx, typed.locator)) : undefined
  nobodysHash ??= hashPassword(crypto.randomUUID())
  const right = await verifyPassword(found?.codeHash ?? (await nobodysHash), typed?.code ?? '')
  if (!found || !right) {
    await recordEvent(place, 'activated', 'refused', { kind: 'anonymous' })
    return refuse('identity.codeWrong')
  }
  const claimHash = claimMark.hashIn(input.cookies)
  const claim = await asPortal(place, (tx) => findClaim(tx, claimHash))
  if (claim?.issuer && claim.subject && claim.assurance) {
    const identity = { issuer: claim.issuer, subject: claim.subject }
    const activated = await asPortal(place, async (tx) => {
      await dropClaim(tx, claim.claimHash)
      return activateAccount(tx, { activationId: found.id, language, identity })
    })
    if (!activated.ok) return activated
    await recordEvent(place, 'activated', 'success', { kind: 'resident', ...activated.value })
    return done({ step: 'activated', ...activated.value, assurance: claim.assurance })
  }
  const { cookie, hash } = claimMark.cookie()
  await asPortal(place, (tx) => keepClaim(tx, hash, { activationId: found.id, language }))
  return done({ step: 'choose', cookie })
}
