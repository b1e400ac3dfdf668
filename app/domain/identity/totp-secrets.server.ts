import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { passkeys, totpSecrets } from '#db/schema/identity.second-factor.ts'
import { seal, unseal } from '#app/platform/sealed-values.server.ts'
import { sealedPlace } from './sealed-places.ts'
import { totpStep } from './totp.server.ts'

const mine = (tx: Tx, accountId: string) =>
  and(eq(totpSecrets.tenantId, tx.actor.tenantId), eq(totpSecrets.accountId, accountId))

/** What an account has as a second factor (ACC-4). */
export async function listSecondFactors(tx: Tx, accountId: string): Promise<{ totp: boolean; passkeys: number }> {
  const { rows } = await tx.execute<{ totp: boolean; passkeys: number }>(sql`
    select exists (select 1 from ${totpSecrets} s where s.tenant_id = ${tx.actor.tenantId} and s.account_id = ${accountId} and s.confirmed_at is not null) as totp,
      (select count(*)::int from ${passkeys} k where k.tenant_id = ${tx.actor.tenantId} and k.account_id = ${accountId}) as passkeys`)
  return rows[0] ?? { totp: false, passkeys: 0 }
}

/** The sealed form in which a secret is kept. */
export function sealTotpSecret(tenantId: string, accountId: string, secret: string): string {
  return seal(secret, sealedPlace.totpSecret(tenantId, accountId))
}

/** The secret of an account's authenticator app, or null. */
async function findTotpSecret(tx: Tx, accountId: string): Promise<string | null> {
  const [row] = await tx
    .select({ sealed: totpSecrets.secretSealed })
    .from(totpSecrets)
    .where(mine(tx, accountId))
    .limit(1)
  return row ? unseal(row.sealed, sealedPlace.totpSecret(tx.actor.tenantId, accountId)) : null
}

/**
 * Keeps the secret of an authenticator app that gave a right first code.
 * @param step the step of that code, which so counts as used.
 * @param first nothing may be there yet; else it replaces the app before.
 * @returns false when there was one already.
 */
export async function keepTotpSecret(
  tx: Tx,
  input: { accountId: string; secret: string; step: number; first: boolean },
): Promise<boolean> {
  const { tenantId, now } = tx.actor
  const { accountId, step } = input
  const kept = { secretSealed: sealTotpSecret(tenantId, accountId, input.secret), confirmedAt: now, lastStep: step }
  const rows = await tx
    .insert(totpSecrets)
    .values({ tenantId, accountId, ...kept })
    .onConflictDoUpdate({
      target: [totpSecrets.tenantId, totpSecrets.accountId],
      set: { ...kept, lastStep: sql`greatest(${totpSecrets.lastStep}, ${step})` },
      ...(input.first ? { setWhere: isNull(totpSecrets.confirmedAt) } : {}),
    })
    .returning({ accountId: totpSecrets.accountId })
  return rows.length > 0
}

/**
 * Uses a code of the authenticator app: each works once, also of two at once and in two processes (RFC 6238 §5.2).
 * @returns whether it was right and new.
 */
export async function spendTotpCode(tx: Tx, input: { accountId: string; code: string }): Promise<boolean> {
  const secret = await findTotpSecret(tx, input.accountId)
  const step = secret === null ? null : totpStep(secret, input.code, tx.actor.now)
  if (step === null) return false
  const spent = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(mine(tx, input.accountId), lt(totpSecrets.lastStep, step)))
    .returning({ accountId: totpSecrets.accountId })
  return spent.length > 0
}
