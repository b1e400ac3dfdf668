import { createHash } from 'node:crypto'
import { and, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities, activityOccurrences as o } from '#db/schema/activities.ts'
import { openDataFeeds, openDataItems } from '#db/schema/activities.open-data.ts'
import { findActivities, mostActivities } from './activities.queries.server.ts'
import { shownStates } from './occurrence-rows.ts'
import { scheduledSession, sessionSeries, type OpenItem, type OpenPlace } from './openactive-items.ts'

/** How far ahead dates are told one by one, in days; the series says how it goes on. */
export const openDays = 28
/** RPDE 1.0 §4.2.2 asks for at least 7: who was away for a fortnight still hears what is gone. */
const keepDeletedDays = 14
/** A bound for one wijk. */
const mostSeries = 5_000
const mostDates = 50_000
const rowsAtOnce = 500

const keyOf = ({ kind, itemId }: Pick<OpenItem, 'kind' | 'itemId'>) => `${kind} ${itemId}`

/** Of the text as it is sent; PostgreSQL hashes what was told, so that none of it has to come here. */
const hashOf = (data: OpenItem['data']) => createHash('sha256').update(JSON.stringify(data)).digest('hex')
const hashTold = sql<string | null>`encode(sha256(convert_to(${openDataItems.data}::text, 'UTF8')), 'hex')`

const coming = (tx: Tx, today: Temporal.PlainDate) =>
  and(eq(o.tenantId, tx.actor.tenantId), gte(o.date, today), lte(o.date, today.add({ days: openDays })))

/** What there is to tell today. */
async function itemsNow(tx: Tx, timeZone: string, place: OpenPlace): Promise<OpenItem[]> {
  const { tenantId, now } = tx.actor
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const dates = await tx
    .select({
      activityId: o.activityId,
      originalDate: o.originalDate,
      starts: o.starts,
      ends: o.ends,
      status: o.status,
    })
    .from(o)
    .where(coming(tx, today))
    .limit(mostDates)
  const shown = await tx
    .select({ id: activities.id })
    .from(activities)
    .where(and(eq(activities.tenantId, tenantId), inArray(activities.state, [...shownStates])))
    .limit(mostSeries)
  const datesOf = Map.groupBy(dates, ({ activityId }) => activityId)
  const items: OpenItem[] = []
  for (let at = 0; at < shown.length; at += mostActivities) {
    const ids = shown.slice(at, at + mostActivities).map(({ id }) => id)
    for (const [id, activity] of await findActivities(tx, timeZone, ids)) {
      items.push(sessionSeries(activity, place))
      for (const date of datesOf.get(id) ?? []) items.push(scheduledSession(date, activity, place))
    }
  }
  return items
}

async function write(tx: Tx, rows: readonly (typeof openDataItems.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await tx
      .insert(openDataItems)
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflictDoUpdate({
        target: [openDataItems.tenantId, openDataItems.kind, openDataItems.itemId],
        set: { change: sql`excluded.change`, data: sql`excluded.data`, changedAt: sql`excluded.changed_at` },
      })
  }
}

/** Numbers what differs from what was told last. Returns the last number. */
async function tellChanges(tx: Tx, items: readonly OpenItem[], last: number): Promise<number> {
  const { tenantId, now } = tx.actor
  const ofWijk = eq(openDataItems.tenantId, tenantId)
  const told = await tx
    .select({ kind: openDataItems.kind, itemId: openDataItems.itemId, hash: hashTold })
    .from(openDataItems)
    .where(ofWijk)
    .limit(mostSeries + mostDates)
  const known = new Map(told.map((row) => [keyOf(row), row.hash]))
  const wanted = new Set(items.map(keyOf))
  const changed = items.filter((item) => known.get(keyOf(item)) !== hashOf(item.data))
  const gone = told.filter((row) => row.hash !== null && !wanted.has(keyOf(row)))
  const news = [...changed, ...gone.map(({ kind, itemId }) => ({ kind, itemId, data: null }))]
  await write(
    tx,
    news.map((item, index) => ({ tenantId, ...item, change: last + 1 + index, changedAt: now })),
  )
  const old = now.subtract({ hours: 24 * keepDeletedDays })
  await tx.delete(openDataItems).where(and(ofWijk, isNull(openDataItems.data), lt(openDataItems.changedAt, old)))
  return last + news.length
}

/** What the items would be made from: as long as it is the same, so are they. */
async function sourcesNow(tx: Tx, today: Temporal.PlainDate, place: OpenPlace): Promise<string> {
  const { tenantId } = tx.actor
  const [shown] = await tx
    .select({ count: sql<number>`count(*)::int`, last: sql<string | null>`max(${activities.updatedAt})::text` })
    .from(activities)
    .where(and(eq(activities.tenantId, tenantId), inArray(activities.state, [...shownStates])))
  const [dates] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      off: sql<number>`count(*) filter (where ${o.status} <> 'scheduled')::int`,
    })
    .from(o)
    .where(coming(tx, today))
  return [today, place.origin, shown?.count, shown?.last, dates?.count, dates?.off].join(' ')
}

/**
 * Brings the open data of the acting wijk up to date: numbers what is new, different or gone since it was last told, so that
 * who asks "after 17" misses nothing. One at a time for each wijk: numbers are seen in their order. Looks no further while
 * nothing changed, but for once an hour, for the name of an organisation. Done by the portal itself.
 * @returns whether it looked.
 */
export async function refreshOpenData(tx: Tx, timeZone: string, place: OpenPlace): Promise<boolean> {
  const { tenantId, now } = tx.actor
  await tx.insert(openDataFeeds).values({ tenantId, madeAt: now }).onConflictDoNothing()
  const ofWijk = eq(openDataFeeds.tenantId, tenantId)
  const [feed] = await tx.select().from(openDataFeeds).where(ofWijk).for('update')
  const madeFrom = await sourcesNow(tx, now.toZonedDateTimeISO(timeZone).toPlainDate(), place)
  const isRecent = feed !== undefined && now.since(feed.madeAt).total('minutes') < 60
  if (isRecent && feed.madeFrom === madeFrom) return false
  const lastChange = await tellChanges(tx, await itemsNow(tx, timeZone, place), feed?.lastChange ?? 0)
  await tx.update(openDataFeeds).set({ lastChange, madeFrom, madeAt: now }).where(ofWijk)
  return true
}
