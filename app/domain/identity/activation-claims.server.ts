import { and, eq, gt, lte } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activationClaims, activationCodes } from '#db/schema/identity.sign-in.ts'

export const claimMinutes = 30

export type ActivationClaim = typeof activationClaims.$inferSelect
type NewClaim = Omit<typeof activationClaims.$inferInsert, 'tenantId' | 'claimHash' | 'expiresAt'>

/** What a browser has proven of an activation so far; in place of what it had proven before. */
export async function keepClaim(tx: Tx, claimHash: string, claim: NewClaim): Promise<void> {
  const { tenantId, now } = tx.actor
  await tx.delete(activationClaims).where(lte(activationClaims.expiresAt, now))
  await dropClaim(tx, claimHash)
  const expiresAt = now.add({ minutes: claimMinutes })
  await tx.insert(activationClaims).values({ tenantId, claimHash, expiresAt, ...claim })
}

/** The claim of the browser with this mark, or null when there is none or its half hour is over. */
export async function findClaim(tx: Tx, claimHash: string | null): Promise<ActivationClaim | null> {
  if (claimHash === null) return null
  const [row] = await tx
    .select()
    .from(activationClaims)
    .where(
      and(
        eq(activationClaims.tenantId, tx.actor.tenantId),
        eq(activationClaims.claimHash, claimHash),
        gt(activationClaims.expiresAt, tx.actor.now),
      ),
    )
    .limit(1)
  return row ?? null
}

export async function dropClaim(tx: Tx, claimHash: string): Promise<void> {
  await tx
    .delete(activationClaims)
    .where(and(eq(activationClaims.tenantId, tx.actor.tenantId), eq(activationClaims.claimHash, claimHash)))
}

/** Whom an activation on the assisted route is about, and the address that was typed; null when it is over. */
export async function activationResident(
  tx: Tx,
  claimHash: string,
): Promise<{ personId: string; email: string | null; language: string } | null> {
  const claim = await findClaim(tx, claimHash)
  if (!claim?.activationId) return null
  const [code] = await tx
    .select({ residentId: activationCodes.residentId })
    .from(activationCodes)
    .where(and(eq(activationCodes.tenantId, tx.actor.tenantId), eq(activationCodes.id, claim.activationId)))
    .limit(1)
  return code ? { personId: code.residentId, email: claim.email, language: claim.language } : null
}
