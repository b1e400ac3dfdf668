import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accountTokens } from '#db/schema/identity.sign-in.ts'
import { sha256 } from '#app/platform/crypto.server.ts'

/**
 * A link by mail that works once: for a new password half an hour (ASVS 5.0.0 6.4.1), for an invitation a week, for another
 * second factor two days (6.4.4).
 */
export const linkMinutes = { passwordReset: 30, invitation: 7 * 24 * 60, secondFactorReset: 48 * 60 } as const
export type LinkPurpose = keyof typeof linkMinutes

const form = /^[\w-]{43}$/

/**
 * A new link for an account, whose earlier ones for this purpose work no longer.
 * @returns the secret part, 256 random bits; only its hash is kept, so it is known to the mail alone.
 */
export async function drawAccountToken(tx: Tx, input: { accountId: string; purpose: LinkPurpose }): Promise<string> {
  const { tenantId, now } = tx.actor
  const { accountId, purpose } = input
  const token = randomBytes(32).toString('base64url')
  const earlier = [eq(accountTokens.tenantId, tenantId), eq(accountTokens.accountId, accountId)]
  await tx.delete(accountTokens).where(and(...earlier, eq(accountTokens.purpose, purpose)))
  const expiresAt = now.add({ minutes: linkMinutes[purpose] })
  await tx
    .insert(accountTokens)
    .values({ tenantId, tokenHash: sha256(token), accountId, purpose, createdAt: now, expiresAt })
  return token
}

const open = (tx: Tx, token: string, purpose: LinkPurpose) =>
  and(
    eq(accountTokens.tenantId, tx.actor.tenantId),
    eq(accountTokens.tokenHash, sha256(token)),
    eq(accountTokens.purpose, purpose),
    isNull(accountTokens.usedAt),
    gt(accountTokens.expiresAt, tx.actor.now),
  )

/** Whose a link is that still works, without using it; null otherwise. */
export async function findAccountToken(tx: Tx, token: string, purpose: LinkPurpose): Promise<string | null> {
  if (!form.test(token)) return null
  const rows = await tx
    .select({ accountId: accountTokens.accountId })
    .from(accountTokens)
    .where(open(tx, token, purpose))
    .limit(1)
  return rows[0]?.accountId ?? null
}

/** Uses a link: of two at once one finds it. @returns whose it was, or null. */
export async function spendAccountToken(tx: Tx, token: string, purpose: LinkPurpose): Promise<string | null> {
  if (!form.test(token)) return null
  const rows = await tx
    .update(accountTokens)
    .set({ usedAt: tx.actor.now })
    .where(open(tx, token, purpose))
    .returning({ accountId: accountTokens.accountId })
  return rows[0]?.accountId ?? null
}

/** Withdraws the links of an account. */
export async function withdrawAccountTokens(tx: Tx, accountId: string, purpose: LinkPurpose): Promise<void> {
  await tx
    .delete(accountTokens)
    .where(
      and(
        eq(accountTokens.tenantId, tx.actor.tenantId),
        eq(accountTokens.accountId, accountId),
        eq(accountTokens.purpose, purpose),
      ),
    )
}
