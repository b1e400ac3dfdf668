import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { departures } from '#db/schema/care-network.ts'
import { holdAccount } from '../identity/account-status.server.ts'
import { done, type Result } from '../shared/result.ts'
import { closeAccount } from './close-account.server.ts'

/** Whose last day of work is past and whose account is not closed; at most 200. For the system alone. */
export async function listDeparted(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<string[]> {
  if (tx.actor.kind !== 'system') return []
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const rows = await tx
    .select({ personId: departures.personId })
    .from(departures)
    .where(
      and(
        eq(departures.tenantId, tx.actor.tenantId),
        isNull(departures.cancelledAt),
        isNull(departures.closedAt),
        lt(departures.lastDay, today),
      ),
    )
    .orderBy(departures.lastDay, departures.id)
    .limit(200)
  return rows.map(({ personId }) => personId)
}

/**
 * Closes the account of somebody whose last day is past. With something still open it stays: they work nowhere any more, and
 * their lead sees what waits. Refuses what `closeAccount` refuses.
 */
export async function closeDeparted(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<Result<{ readonly accountId: string | null }>> {
  const account = await holdAccount(tx, { personId })
  if (!account) return done({ accountId: null })
  const closed = await closeAccount(tx, { accountId: account.id, timeZone })
  return closed.ok ? done({ accountId: account.id }) : closed
}
