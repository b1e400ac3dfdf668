import { and, count, eq, exists, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries, directoryFeedback } from '#db/schema/directory.ts'
import { noneForAMinute } from '../shared/none-for-a-minute.ts'
import { limitsOf } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'

const owners = noneForAMinute()

/** Whether an actor may own an entry, as far as this process knows: false for a minute after they owned none. */
export const mayOwnEntries = owners.maybe

const remarkOpen = (tx: Tx) =>
  exists(
    tx
      .select({ one: sql`1` })
      .from(directoryFeedback)
      .where(
        and(
          eq(directoryFeedback.tenantId, directoryEntries.tenantId),
          eq(directoryFeedback.entryId, directoryEntries.id),
          isNull(directoryFeedback.closedAt),
        ),
      ),
  )

/** The day before which an entry was checked that is stale now. */
const staleBefore = (tx: Tx, place: DirectoryPlace) =>
  tx.actor.now
    .toZonedDateTimeISO(place.timeZone)
    .toPlainDate()
    .subtract({ days: limitsOf(place.settings).staleDays })

/** How many entries of the wijk wait for its editor: proposed ones, remarks, and what is stale; 0 for everybody else. */
export async function countForEditor(tx: Tx, place: DirectoryPlace): Promise<number> {
  if (tx.actor.kind !== 'admin') return 0
  const e = directoryEntries
  const isOld = and(eq(e.state, 'published'), lt(e.lastCheckedOn, staleBefore(tx, place)))
  const [row] = await tx
    .select({ items: count() })
    .from(e)
    .where(
      and(
        ...[eq(e.tenantId, tx.actor.tenantId), ne(e.state, 'archived')],
        or(eq(e.state, 'proposed'), isOld, remarkOpen(tx)),
      ),
    )
  return row?.items ?? 0
}

/** How many entries of which the actor is the owner ask for something now (PUB-2); for the menu. */
export async function countToCheck(tx: Tx, place: DirectoryPlace): Promise<number> {
  const { tenantId, personId } = tx.actor
  if (personId === null || !mayOwnEntries(tx.actor)) return 0
  const e = directoryEntries
  const needed = or(lt(e.lastCheckedOn, staleBefore(tx, place)), remarkOpen(tx))
  const [row] = await tx
    .select({ owned: count(), needed: sql<number>`count(*) filter (where ${needed})::int` })
    .from(e)
    .where(and(eq(e.tenantId, tenantId), eq(e.ownerPersonId, personId), eq(e.state, 'published')))
  owners.note(tx.actor, row?.owned ?? 0)
  return row?.needed ?? 0
}
