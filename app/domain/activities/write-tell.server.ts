import { and, eq, inArray, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activityOccurrences } from '#db/schema/activities.ts'
import type { OfferValues } from './offer-fields.ts'
import type { OfferRow } from './offer.queries.server.ts'
import { tellParticipants } from './registration-tell.server.ts'
import { fillPlaces } from './sign-up-fill.server.ts'

interface Taken extends Record<string, unknown> {
  readonly date: string
  readonly waiting: number
}

/** Whether somebody who goes there must know. */
function isElsewhere(row: OfferRow, values: OfferValues): boolean {
  return (
    !row.startsAt.equals(values.startsAt) ||
    !row.endsAt.equals(values.endsAt) ||
    row.locationName !== values.locationName ||
    row.street !== values.street
  )
}

/**
 * What a change of a published activity means for who takes part: a larger room lets who waits move up, another time or place is
 * told to everybody, and a date that the series no longer has is told as called off (PUB-6, lesson 15.14). Call it after the
 * change and its dates were written.
 */
export async function followChange(tx: Tx, row: OfferRow, values: OfferValues): Promise<void> {
  if (row.state !== 'published') return
  const { tenantId } = tx.actor
  const { rows: taken } = await tx.execute<Taken>(
    sql`select original_date::text as date, waiting from activity_places(${row.id}) order by 1 limit 500`,
  )
  if (taken.length === 0) return
  const days = taken.map(({ date }) => Temporal.PlainDate.from(date))
  const o = activityOccurrences
  const kept = await tx
    .select({ date: o.originalDate })
    .from(o)
    .where(and(eq(o.tenantId, tenantId), eq(o.activityId, row.id), inArray(o.originalDate, days)))
    .limit(500)
  const there = new Set(kept.map(({ date }) => date.toString()))
  for (const date of days) if (!there.has(date.toString())) await tellParticipants(tx, row.id, date, 'dateCancelled')
  if (isElsewhere(row, values)) await tellParticipants(tx, row.id, null, 'dateMoved')
  if (row.capacity === null || row.capacity === values.capacity) return
  for (const { date, waiting } of taken)
    if (waiting > 0 && there.has(date))
      await fillPlaces(tx, { activityId: row.id, originalDate: Temporal.PlainDate.from(date) })
}
