import type { Temporal } from 'temporal-polyfill'
import { and, asc, eq, gt, gte, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activityOccurrences as o } from '#db/schema/activities.ts'
import type { ActivityFilter, Period } from './activity-filter.ts'
import { findActivityCards } from './activity-cards.queries.server.ts'
import type { ActivityOnCard } from './activity-view.ts'
import { conditionsOf } from './occurrence-conditions.server.ts'
import type { OccurrencePlace } from './occurrence-place.ts'
import type { OccurrenceStatus } from './recurrence.ts'

/** One date of one activity, where it is now. */
export interface DatedOccurrence extends OccurrencePlace {
  readonly ends: Temporal.Instant
  readonly status: OccurrenceStatus
}

export interface ActivityOnDate {
  readonly activity: ActivityOnCard
  readonly occurrence: DatedOccurrence
}

const dated = {
  activityId: o.activityId,
  originalDate: o.originalDate,
  date: o.date,
  starts: o.starts,
  ends: o.ends,
  status: o.status,
}

export interface OccurrencesAsked {
  readonly timeZone: string
  readonly period: Period
  readonly filter: ActivityFilter
  /** Only these activities: those that a search found. Null is all. */
  readonly among?: readonly string[] | null
  /** Without what was over by then; all when left out. */
  readonly endsAfter?: Temporal.Instant | null
  readonly after?: OccurrencePlace | null
  readonly limit: number
}

/**
 * What is on in a period, by day and time, so many at a time. A cancelled date stands where it would have been, as such;
 * a moved one where it is now (lesson 15.14). Public.
 * @returns `next`: where the next page begins, or null at the end.
 */
export async function listOccurrences(
  tx: Tx,
  { timeZone, period, filter, among = null, endsAfter = null, after = null, limit }: OccurrencesAsked,
): Promise<{ readonly found: readonly ActivityOnDate[]; readonly next: OccurrencePlace | null }> {
  if (among?.length === 0) return { found: [], next: null }
  const rows = await tx
    .select(dated)
    .from(o)
    .where(
      and(
        eq(o.tenantId, tx.actor.tenantId),
        gte(o.date, period.from),
        lt(o.date, period.until),
        after
          ? sql`(${o.date}, ${o.starts}, ${o.activityId}, ${o.originalDate}) >
              (${after.date.toString()}::date, ${after.starts.toString()}::timestamptz, ${after.activityId}::uuid, ${after.originalDate.toString()}::date)`
          : undefined,
        among ? sql`${o.activityId} = any(${sql.param([...among])}::uuid[])` : undefined,
        endsAfter ? gt(o.ends, endsAfter) : undefined,
        ...conditionsOf(filter).map(([, condition]) => condition),
      ),
    )
    .orderBy(asc(o.date), asc(o.starts), asc(o.activityId), asc(o.originalDate))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const activities = await findActivityCards(
    tx,
    timeZone,
    page.map(({ activityId }) => activityId),
  )
  const found = page.flatMap((occurrence) => {
    const activity = activities.get(occurrence.activityId)
    return activity ? [{ activity, occurrence }] : []
  })
  return { found, next: rows.length > limit ? (page.at(-1) ?? null) : null }
}

/** The dates of one activity that are not over yet, in order; cancelled and moved ones among them. Public. */
export async function listDates(tx: Tx, activityId: string, most: number): Promise<DatedOccurrence[]> {
  return tx
    .select(dated)
    .from(o)
    .where(and(eq(o.tenantId, tx.actor.tenantId), eq(o.activityId, activityId), gt(o.ends, tx.actor.now)))
    .orderBy(asc(o.starts), asc(o.originalDate))
    .limit(most)
}
