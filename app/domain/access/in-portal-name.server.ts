import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** Transactions that write in the portal's name at this moment. */
const writing = new WeakSet<Tx>()

/**
 * Lets the portal itself write what was just decided and logged, where no person has that right in the database: who works
 * where, and who takes over what (HND-2). The same transaction, still in the name of who acts; only the kind of actor that
 * the policies see is the portal's. Call it after the decision, around the writing alone. One within another is one.
 */
export async function inPortalName<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (writing.has(tx)) return work()
  await tx.execute(sql`select set_config('app.kind', 'system', true)`)
  writing.add(tx)
  try {
    const answer = await work()
    await tx.execute(sql`select set_config('app.kind', ${tx.actor.kind}, true)`)
    return answer
  } finally {
    // When it throws the transaction is gone, and its settings with it.
    writing.delete(tx)
  }
}
