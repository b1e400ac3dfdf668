import { and, asc, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities, activityOccurrences as o } from '#db/schema/activities.ts'
import { findActivities, mostActivities } from './activities.queries.server.ts'
import type { Activity } from './activity.ts'
import type { FeedDate } from './feed-activity.ts'
import type { FeedChoice } from './feed-choice.ts'
import { conditionsOf } from './occurrence-conditions.server.ts'
import { searchActivities } from './search.queries.server.ts'

/** A bound for the query; a feed tells of at most 1,000 things in all. */
const mostChanges = 2_000

export interface FeedContent {
  /** By their next date. */
  readonly activities: readonly Activity[]
  /** The dates that do not go as planned, by activity and in order. */
  readonly changed: ReadonlyMap<string, readonly FeedDate[]>
  /** Whether that is all there is. */
  readonly isWhole: boolean
}

const nothing: FeedContent = { activities: [], changed: new Map(), isWhole: true }

/** When anything on offer last changed, of what is or was public: what was put away changed as well. Null while nothing ever was. */
export async function findLastChange(tx: Tx): Promise<Temporal.Instant | null> {
  const [row] = await tx
    .select({ at: activities.updatedAt })
    .from(activities)
    .where(and(eq(activities.tenantId, tx.actor.tenantId), notInArray(activities.state, ['draft', 'submitted'])))
    .orderBy(desc(activities.updatedAt))
    .limit(1)
  return row?.at ?? null
}

/** The dates of these activities that are cancelled or moved, from a month back to 400 days ahead. Public. */
export async function listChangedDates(tx: Tx, activityIds: readonly string[]): Promise<FeedDate[]> {
  if (activityIds.length === 0) return []
  const rows = await tx
    .select({
      ...{ activityId: o.activityId, originalDate: o.originalDate },
      ...{ starts: o.starts, ends: o.ends, status: o.status },
    })
    .from(o)
    .where(and(eq(o.tenantId, tx.actor.tenantId), inArray(o.activityId, [...activityIds]), ne(o.status, 'scheduled')))
    .orderBy(asc(o.originalDate), asc(o.activityId))
    .limit(mostChanges)
  return rows
}

/** What a feed tells of: every activity with a date from a month back on that fits the choice; at most 500. Public. */
export async function readFeed(
  tx: Tx,
  { filter, search, timeZone }: Pick<FeedChoice, 'filter' | 'search'> & { readonly timeZone: string },
): Promise<FeedContent> {
  const among = search ? await searchActivities(tx, search) : null
  if (among?.length === 0) return nothing
  const next = sql`min(${o.starts}) filter (where ${o.ends} > ${tx.actor.now.toString()}::timestamptz)`
  const found = await tx
    .select({ id: o.activityId })
    .from(o)
    .where(
      and(
        eq(o.tenantId, tx.actor.tenantId),
        among ? sql`${o.activityId} = any(${sql.param([...among])}::uuid[])` : undefined,
        ...conditionsOf(filter).map(([, condition]) => condition),
      ),
    )
    .groupBy(o.activityId)
    .orderBy(sql`${next} nulls last`, asc(o.activityId))
    .limit(mostActivities + 1)
  const ids = found.slice(0, mostActivities).map(({ id }) => id)
  const shown = await findActivities(tx, timeZone, ids)
  const goingOn = ids.filter((id) => shown.get(id)?.state === 'published')
  const changes = await listChangedDates(tx, goingOn)
  return {
    activities: ids.flatMap((id) => shown.get(id) ?? []),
    changed: Map.groupBy(changes, ({ activityId }) => activityId),
    isWhole: found.length <= mostActivities && changes.length < mostChanges,
  }
}
