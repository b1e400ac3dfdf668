import { and, count, eq, exists, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries, directoryFeedback } from '#db/schema/directory.ts'
import { limitsOf } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'

/** How many entries of which the actor is the owner ask for something now (PUB-2); for the menu. */
export async function countToCheck(tx: Tx, place: DirectoryPlace): Promise<number> {
  const { tenantId, personId, now } = tx.actor
  if (personId === null) return 0
  const today = now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const e = directoryEntries
  const remark = tx
    .select({ one: sql`1` })
    .from(directoryFeedback)
    .where(
      and(
        eq(directoryFeedback.tenantId, e.tenantId),
        eq(directoryFeedback.entryId, e.id),
        isNull(directoryFeedback.closedAt),
      ),
    )
  const [row] = await tx
    .select({ items: count() })
    .from(e)
    .where(
      and(
        eq(e.tenantId, tenantId),
        eq(e.ownerPersonId, personId),
        eq(e.state, 'published'),
        or(lt(e.lastCheckedOn, today.subtract({ days: limitsOf(place.settings).staleDays })), exists(remark)),
      ),
    )
  return row?.items ?? 0
}
