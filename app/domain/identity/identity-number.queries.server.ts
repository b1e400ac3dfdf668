import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { residents } from '#db/schema/identity.ts'
import { identityNumberHashes, openIdentityNumber } from './sealed-contact.server.ts'

/** A resident's citizen service number, or null when none is known. Callers decided first; policies hide the row from others. */
export async function findIdentityNumber(tx: Tx, residentId: string): Promise<string | null> {
  const [row] = await tx
    .select({ tenantId: residents.tenantId, id: residents.id, bsnSealed: residents.bsnSealed })
    .from(residents)
    .where(and(eq(residents.tenantId, tx.actor.tenantId), eq(residents.id, residentId)))
    .limit(1)
  return row ? openIdentityNumber(row) : null
}

/**
 * Whose citizen service number this is, also of residents whom the actor may not see: the question of a decision, told to
 * nobody before it. Finds whichever key the number was hashed with, also while keys are changed.
 * @param identityNumber nine digits.
 */
export async function findNumberHolder(tx: Tx, identityNumber: string): Promise<string | null> {
  const hashes = identityNumberHashes(tx.actor.tenantId, identityNumber)
  const { rows } = await tx.execute<{ id: string | null }>(
    sql`select resident_by_bsn(${`{${hashes.join(',')}}`}::text[]) as id`,
  )
  return rows[0]?.id ?? null
}
