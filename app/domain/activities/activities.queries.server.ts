import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import type { Activity } from './activity.ts'
import { shownStates } from './occurrence-rows.ts'
import { repeatsOf } from './recurrence-of-row.ts'

/** More than a page or a feed shows; a bound for the query. */
export const mostActivities = 500
const mostExceptions = 5_000

type ActivityRow = typeof activities.$inferSelect
type ExceptionRow = typeof activityExceptions.$inferSelect

async function exceptionsOf(tx: Tx, activityIds: readonly string[]): Promise<Map<string, ExceptionRow[]>> {
  if (activityIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(activityExceptions)
    .where(
      and(eq(activityExceptions.tenantId, tx.actor.tenantId), inArray(activityExceptions.activityId, [...activityIds])),
    )
    .limit(mostExceptions)
  return Map.groupBy(rows, (row) => row.activityId)
}

async function complete(tx: Tx, timeZone: string, rows: readonly ActivityRow[]): Promise<Activity[]> {
  const exceptions = await exceptionsOf(
    tx,
    rows.map((row) => row.id),
  )
  const organisers = await findOrganisers(
    tx,
    rows.map((row) => row.organiserId),
  )
  const neighbourhoods = new Map((await listNeighbourhoods(tx)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    neighbourhood: row.neighbourhoodId ? (neighbourhoods.get(row.neighbourhoodId) ?? null) : null,
    organiser: organisers.get(row.organiserId)?.name ?? '',
    organiserPhone: organisers.get(row.organiserId)?.phone ?? null,
    repeats: repeatsOf(row, exceptions.get(row.id) ?? [], timeZone),
  }))
}

/** Everything that the wijk offers now, by time of day; at most 500. Public: holds no personal data. */
export async function listActivities(tx: Tx, timeZone: string): Promise<Activity[]> {
  const rows = await tx
    .select()
    .from(activities)
    .where(and(eq(activities.tenantId, tx.actor.tenantId), eq(activities.state, 'published')))
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(mostActivities)
  return complete(tx, timeZone, rows)
}

/** These activities, as far as people see them, by id; at most 500. Public. */
export async function findActivities(
  tx: Tx,
  timeZone: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Activity>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(activities)
    .where(
      and(
        eq(activities.tenantId, tx.actor.tenantId),
        inArray(activities.state, [...shownStates]),
        inArray(activities.id, wanted),
      ),
    )
    .limit(mostActivities)
  return new Map((await complete(tx, timeZone, rows)).map((activity) => [activity.id, activity]))
}

/** One activity that is published, or was and is cancelled; else null. Public. */
export async function findActivity(tx: Tx, timeZone: string, id: string): Promise<Activity | null> {
  return (await findActivities(tx, timeZone, [id])).get(id) ?? null
}
