import { randomInt, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activationClaims, mailedCodes } from '#db/schema/identity.sign-in.ts'
import { keyedHash } from '#app/platform/crypto.server.ts'

/** ACC-3, ASVS 5.0.0 6.5.5: ten minutes, five tries, one use. */
export const codeMinutes = 10
const codeTries = 5
const codeDigits = 6

/**
 * Whose code it is: that of an account in the one session that asked for it (ASVS 5.0.0 6.6.2), or of an activation that is
 * under way.
 */
export type CodeOwner = { readonly accountId: string; readonly sessionNumber: string } | { readonly claimHash: string }

const hashOf = (tenantId: string, owner: CodeOwner, code: string) =>
  keyedHash(
    `code ${tenantId} ${'accountId' in owner ? `${owner.accountId} ${owner.sessionNumber}` : owner.claimHash} ${code}`,
  )
const same = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** Makes a code and keeps its hash, in place of the code before. @returns the code; null when the activation is over. */
export async function drawCode(tx: Tx, owner: CodeOwner): Promise<string | null> {
  const { tenantId, now } = tx.actor
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
  const codeHash = hashOf(tenantId, owner, code)
  const expiresAt = now.add({ minutes: codeMinutes })
  if ('accountId' in owner) {
    const made = { codeHash, expiresAt, triesLeft: codeTries }
    await tx
      .insert(mailedCodes)
      .values({ tenantId, accountId: owner.accountId, ...made })
      .onConflictDoUpdate({ target: [mailedCodes.tenantId, mailedCodes.accountId], set: made })
    return code
  }
  const kept = await tx
    .update(activationClaims)
    .set({ codeHash, codeExpiresAt: expiresAt, codeTriesLeft: codeTries })
    .where(
      and(
        eq(activationClaims.tenantId, tenantId),
        eq(activationClaims.claimHash, owner.claimHash),
        gt(activationClaims.expiresAt, now),
      ),
    )
    .returning({ hash: activationClaims.claimHash })
  return kept.length > 0 ? code : null
}

/** Takes a try, whether the code is right or not. @returns the hash of the code, when there is one with a try left. */
async function takeTry(tx: Tx, owner: CodeOwner): Promise<string | null | undefined> {
  const { tenantId, now } = tx.actor
  if ('accountId' in owner) {
    const [row] = await tx
      .update(mailedCodes)
      .set({ triesLeft: sql`${mailedCodes.triesLeft} - 1` })
      .where(
        and(
          eq(mailedCodes.tenantId, tenantId),
          eq(mailedCodes.accountId, owner.accountId),
          gt(mailedCodes.triesLeft, 0),
          gt(mailedCodes.expiresAt, now),
        ),
      )
      .returning({ codeHash: mailedCodes.codeHash })
    return row?.codeHash
  }
  const [row] = await tx
    .update(activationClaims)
    .set({ codeTriesLeft: sql`${activationClaims.codeTriesLeft} - 1` })
    .where(
      and(
        eq(activationClaims.tenantId, tenantId),
        eq(activationClaims.claimHash, owner.claimHash),
        gt(activationClaims.codeTriesLeft, 0),
        gt(activationClaims.codeExpiresAt, now),
        gt(activationClaims.expiresAt, now),
      ),
    )
    .returning({ codeHash: activationClaims.codeHash })
  return row?.codeHash
}

async function forget(tx: Tx, owner: CodeOwner): Promise<void> {
  const { tenantId } = tx.actor
  if ('accountId' in owner) {
    const own = and(eq(mailedCodes.tenantId, tenantId), eq(mailedCodes.accountId, owner.accountId))
    await tx.delete(mailedCodes).where(own)
    return
  }
  await tx
    .update(activationClaims)
    .set({ codeHash: null, codeTriesLeft: 0 })
    .where(and(eq(activationClaims.tenantId, tenantId), eq(activationClaims.claimHash, owner.claimHash)))
}

/**
 * Uses a code that was sent. Call it in a transaction that is committed whatever it answers: a wrong try counts.
 * @returns whether it was right; a right one works no second time, also when two use it at once.
 */
export async function spendCode(tx: Tx, owner: CodeOwner, typed: string): Promise<boolean> {
  const hash = await takeTry(tx, owner)
  const code = typed.normalize('NFKC').replace(/\s/g, '')
  if (!hash || !same(hash, hashOf(tx.actor.tenantId, owner, code))) return false
  // The row is locked by the try that was taken: whoever comes second finds no code.
  await forget(tx, owner)
  return true
}
