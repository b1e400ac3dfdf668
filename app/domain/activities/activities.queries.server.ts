import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import type { Activity } from './activity.ts'
import type { OccurrenceException } from './recurrence.ts'

/** More than any wijk has; a bound for the query. */
const mostActivities = 500
const mostExceptions = 5_000

type ExceptionRow = typeof activityExceptions.$inferSelect

function exceptionOf(row: ExceptionRow): OccurrenceException {
  const { originalDate, movedToDate, movedStartsAt, movedEndsAt } = row
  if (row.kind === 'cancelled' || !movedStartsAt || !movedEndsAt) return { originalDate, kind: 'cancelled' }
  const startsAt = (movedToDate ?? originalDate).toPlainDateTime(movedStartsAt)
  return { originalDate, kind: 'moved', startsAt, minutes: movedStartsAt.until(movedEndsAt).total('minutes') }
}

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

async function read(tx: Tx, timeZone: string, activityId?: string): Promise<Activity[]> {
  const rows = await tx
    .select()
    .from(activities)
    .where(
      and(
        eq(activities.tenantId, tx.actor.tenantId),
        eq(activities.state, 'published'),
        activityId ? eq(activities.id, activityId) : undefined,
      ),
    )
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(mostActivities)
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
    repeats: {
      startsAt: row.firstDate.toPlainDateTime(row.startsAt),
      minutes: row.startsAt.until(row.endsAt).total('minutes'),
      timeZone,
      rule: row.recurrenceRule,
      until: null,
      offOnHolidays: row.skipHolidays,
      exceptions: (exceptions.get(row.id) ?? []).map(exceptionOf),
    },
  }))
}

/** Everything that the wijk offers now, by time of day. Public: holds no personal data. */
export function listActivities(tx: Tx, timeZone: string): Promise<Activity[]> {
  return read(tx, timeZone)
}

/** One published activity, or null. */
export async function findActivity(tx: Tx, timeZone: string, id: string): Promise<Activity | null> {
  return (await read(tx, timeZone, id))[0] ?? null
}
