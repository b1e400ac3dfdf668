import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activityExceptions } from '#db/schema/activities.ts'
import { actingCalendar } from '../tenants/acting-calendar.server.ts'
import { occurrenceRows, type OccurrenceRow } from './occurrence-rows.ts'
import type { Offer } from './offer.queries.server.ts'

const ofActivity = (tx: Tx, activityId: string) =>
  and(eq(activityExceptions.tenantId, tx.actor.tenantId), eq(activityExceptions.activityId, activityId))

const mostExceptions = 5_000

/** The dates of an activity that are still to come, by when they are, as the public sees or will see them. */
export async function listOfferDates(tx: Tx, { row }: Offer): Promise<OccurrenceRow[]> {
  const exceptions = await tx.select().from(activityExceptions).where(ofActivity(tx, row.id)).limit(mostExceptions)
  const state = row.state === 'cancelled' ? row.state : 'published'
  const rows = occurrenceRows({ ...row, state }, exceptions, await actingCalendar(tx), tx.actor.now)
  return rows
    .filter(({ starts }) => starts.epochMilliseconds > tx.actor.now.epochMilliseconds)
    .sort((one, other) => one.starts.epochMilliseconds - other.starts.epochMilliseconds)
}

export interface DateChange {
  readonly kind: 'cancelled' | 'moved'
  readonly date?: Temporal.PlainDate
  readonly startsAt?: Temporal.PlainTime
  readonly endsAt?: Temporal.PlainTime
}

/** Writes how one date differs, in place of how it differed before. In the portal's name. */
export async function keepException(
  tx: Tx,
  activityId: string,
  originalDate: Temporal.PlainDate,
  change: DateChange,
): Promise<void> {
  const { tenantId, now } = tx.actor
  const { kind, date = null, startsAt = null, endsAt = null } = change
  const given = { kind, movedToDate: date, movedStartsAt: startsAt, movedEndsAt: endsAt, updatedAt: now }
  const { tenantId: tenant, activityId: activity, originalDate: original } = activityExceptions
  await tx
    .insert(activityExceptions)
    .values({ tenantId, activityId, originalDate, ...given })
    .onConflictDoUpdate({ target: [tenant, activity, original], set: given })
}

/** One date goes on as usual again. In the portal's name. */
export async function dropException(tx: Tx, activityId: string, originalDate: Temporal.PlainDate): Promise<void> {
  await tx
    .delete(activityExceptions)
    .where(and(ofActivity(tx, activityId), eq(activityExceptions.originalDate, originalDate)))
}
