import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/**
 * A `select` that makes this transaction the only one that books time of these people, then lets holds of theirs that ran out
 * go: to go along with another statement. In one order for everyone: without it, two professionals in one booking deadlock.
 * Clients that want other people never wait. What is read in a later statement is as it stays until the transaction ends; the
 * statement that it goes along with sees what was committed before the wait.
 */
export function lockingParticipants(tx: Tx, personIds: readonly string[]): SQL {
  const people = `{${[...new Set(personIds)].sort().join(',')}}`
  // The function is volatile: its own statements see what was committed while the locks were waited for.
  return sql`
    with locked as materialized (
      select pg_advisory_xact_lock(hashtextextended(${tx.actor.tenantId} || ' ' || person, 0)) from unnest(${people}::text[]) as person
    )
    select release_expired_holds(${people}::uuid[]) from (select count(*) from locked) as all_locked`
}

/** As `lockingParticipants`, at once: what is read after it is as it stays until the transaction ends. */
export async function lockParticipants(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.execute(lockingParticipants(tx, personIds))
}
