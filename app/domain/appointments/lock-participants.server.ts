import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/**
 * Makes this transaction the only one that books time of these people, then lets holds of theirs that ran out go.
 * In one order for everyone: without it, two professionals in one booking deadlock. Clients that want
 * other people never wait. What is read after it is as it stays until the transaction ends.
 */
export async function lockParticipants(tx: Tx, personIds: readonly string[]): Promise<void> {
  const people = `{${[...new Set(personIds)].sort().join(',')}}`
  // The function is volatile: its own statements see what was committed while the locks were waited for.
  await tx.execute(sql`
    with locked as materialized (
      select pg_advisory_xact_lock(hashtextextended(${tx.actor.tenantId} || ' ' || person, 0)) from unnest(${people}::text[]) as person
    )
    select release_expired_holds(${people}::uuid[]) from (select count(*) from locked) as all_locked`)
}
