import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/**
 * Lets one transaction at a time write what was sent under this id: a second click waits for the first, finds what it wrote
 * and gets the same answer. Call it before looking whether it was written. Held until the transaction ends.
 * @param id made with the page.
 */
export async function holdForm(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`form ${tx.actor.tenantId} ${id}`}, 0))`)
}
