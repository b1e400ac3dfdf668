import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { externalCalendars } from '#db/schema/appointments.calendars.ts'
import { unseal } from '#app/platform/sealed-values.server.ts'
import { calendarPlace } from './calendar-places.ts'
import { replaceBusyTimes } from './external-calendars.server.ts'
import type { ReadFailure } from './read-failure.ts'
import type { BusyRange } from './slots.ts'

const everyMinutes = 15
const mostAtOnce = 20

/** A calendar whose turn it is. */
export interface DueCalendar {
  readonly id: string
  readonly personId: string
  readonly url: string
}

/**
 * Takes up the calendars that were last tried a quarter of an hour ago; of several processes one gets each. At most 20.
 * Asked by the portal itself.
 */
export async function takeDueCalendars(tx: Tx): Promise<DueCalendar[]> {
  const { tenantId, now } = tx.actor
  const due = tx
    .select({ id: externalCalendars.id })
    .from(externalCalendars)
    .where(
      and(
        eq(externalCalendars.tenantId, tenantId),
        lte(externalCalendars.triedAt, now.subtract({ minutes: everyMinutes })),
      ),
    )
    .orderBy(asc(externalCalendars.triedAt))
    .limit(mostAtOnce)
    .for('update', { skipLocked: true })
  const taken = await tx
    .update(externalCalendars)
    .set({ triedAt: now })
    .where(and(eq(externalCalendars.tenantId, tenantId), inArray(externalCalendars.id, due)))
    .returning({
      id: externalCalendars.id,
      personId: externalCalendars.personId,
      urlSealed: externalCalendars.urlSealed,
    })
  return taken.map(({ id, personId, urlSealed }) => ({
    ...{ id, personId },
    url: unseal(urlSealed, calendarPlace.externalUrl(tenantId, id)),
  }))
}

const one = (tx: Tx, id: string) => and(eq(externalCalendars.tenantId, tx.actor.tenantId), eq(externalCalendars.id, id))

/**
 * Writes what was read: all busy times for those of before, or, where nothing came, since when and why; then the times of
 * before stay. Who waits is told of what it gives back. Does nothing for a calendar that was taken away meanwhile. Done by the portal itself.
 */
export async function keepReadCalendar(
  tx: Tx,
  { id, personId, timeZone }: Pick<DueCalendar, 'id' | 'personId'> & { readonly timeZone: string },
  read: { ok: true; busy: readonly BusyRange[] } | { ok: false; failure: ReadFailure },
): Promise<void> {
  const { now } = tx.actor
  const kept = await tx
    .update(externalCalendars)
    .set(
      read.ok
        ? { readAt: now, failingSince: null, failure: null }
        : {
            failure: read.failure,
            failingSince: sql`coalesce(${externalCalendars.failingSince}, ${now.toString()}::timestamptz)`,
          },
    )
    .where(one(tx, id))
    .returning({ id: externalCalendars.id })
  if (read.ok && kept.length > 0) await replaceBusyTimes(tx, { personId, timeZone }, read.busy)
}
