import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { calendarFile } from '#app/platform/calendar.server.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { asPortal, type Place } from '../identity/as-portal.server.ts'
import { listWork } from '../organisations/memberships.queries.server.ts'
import { findFeedOwner } from './calendar-feeds.server.ts'
import { calendarDays } from './calendar-places.ts'
import { groupsLedBy } from './groups.queries.server.ts'

/** What a calendar that is read by a secret address gets. */
export interface CalendarFeed {
  readonly file: string
  /** RFC 9110 §8.8.3: the same as long as the file is. */
  readonly etag: string
}

interface Period {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** When and where, and nothing else: the query knows no resident, no kind of visit and no reason. */
async function readTimes(tx: Tx, personId: string, { from, until }: Period) {
  const part = appointmentParticipants
  return tx
    .select({
      id: appointments.id,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      channel: appointments.channel,
      location: appointments.location,
      sequence: appointments.sequence,
      updatedAt: appointments.updatedAt,
    })
    .from(part)
    .innerJoin(appointments, and(eq(appointments.tenantId, part.tenantId), eq(appointments.id, part.appointmentId)))
    .where(
      and(
        ...[eq(part.tenantId, tx.actor.tenantId), eq(part.personId, personId), eq(part.kind, 'professional')],
        // A group stands there once, whoever is in it.
        isNull(appointments.groupId),
        ...[gte(part.startsAt, from), lt(part.startsAt, until)],
        // A hold may be gone in a minute.
        ...[inArray(appointments.status, ['booked', 'arrived', 'fulfilled']), isNull(appointments.heldUntil)],
      ),
    )
    .orderBy(asc(part.startsAt), asc(part.appointmentId))
    .limit(2_000)
}

/**
 * The agenda that a secret address opens: the own appointments and groups of today and the next 90 days as "Afspraak" with a
 * place, without a word about anybody. null for an address that nobody has, that was ended, or whose owner works here no more.
 * @param asked.title what each appointment is called.
 */
export async function readCalendarFeed(
  place: Place,
  asked: { readonly secret: string; readonly title: string; readonly timeZone: string },
): Promise<CalendarFeed | null> {
  const { secret, title, timeZone } = asked
  return asPortal(place, async (tx) => {
    const personId = await findFeedOwner(tx, secret)
    if (personId === null || (await listWork(tx, { personIds: [personId], timeZone })).length === 0) return null
    const today = place.now.toZonedDateTimeISO(timeZone).startOfDay().toInstant()
    const days = { from: today, until: today.add({ hours: 24 * (calendarDays + 1) }) }
    const groups = await groupsLedBy(tx, [personId], days)
    const rows = [...(await readTimes(tx, personId, days)), ...groups]
    const file = calendarFile(
      ...rows.map(({ id, startsAt, endsAt, channel, location, sequence, updatedAt }) => ({
        ...{ startsAt, endsAt, sequence },
        uid: `agenda-${id}@drieluik`,
        title,
        // A home is somebody's.
        location: channel === 'home' ? null : location,
        status: 'confirmed' as const,
        lastModified: updatedAt,
      })),
    )
    return { file, etag: `"${sha256(file).slice(0, 32)}"` }
  })
}
