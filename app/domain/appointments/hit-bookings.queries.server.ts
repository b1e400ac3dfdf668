import { and, asc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { agendaBlocks } from '#db/schema/appointments.schedules.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { fullName } from '../shared/person-name.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { bookingsHit, type Booking } from './bookings-hit.ts'
import { applyChange, type Schedule, type ScheduleChange } from './schedule.ts'
import { listBusy } from './schedules.queries.server.ts'
import type { Channel } from './visit-type.ts'

/** More than anybody has booked ahead. */
const mostRead = 5_000

/** An appointment that a change hits, as whoever makes the change may see it. */
export interface HitBooking {
  readonly id: string
  readonly personId: string
  readonly residentId: string
  /** null where the name is not open to whoever looks. */
  readonly residentName: string | null
  readonly teamId: string | null
  readonly place: string | null
  readonly status: 'pending' | 'booked'
  readonly visitTypeCode: string
  readonly channel: Channel
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly onlineEditableUntil: Temporal.Instant
}

export interface Hits {
  readonly bookings: readonly HitBooking[]
  /** How many more there are about which whoever looks may know nothing; they stay. */
  readonly hidden: number
  /** Times that residents keep free at this moment: appointments that are not confirmed yet. */
  readonly holds: readonly string[]
}

interface Window {
  readonly personIds: readonly string[]
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

async function readBookings(tx: Tx, { personIds, from, until }: Window) {
  const { tenantId, now } = tx.actor
  const part = appointmentParticipants
  return tx
    .select({
      id: appointments.id,
      personId: part.personId,
      residentId: appointments.residentId,
      teamId: appointments.teamId,
      place: sql<string | null>`case when ${appointments.channel} = 'in_person' then ${appointments.location} end`,
      status: sql<'proposed' | 'pending' | 'booked'>`${appointments.status}`,
      visitTypeCode: appointments.visitTypeCode,
      channel: appointments.channel,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      onlineEditableUntil: appointments.onlineEditableUntil,
    })
    .from(part)
    .innerJoin(appointments, and(eq(appointments.tenantId, part.tenantId), eq(appointments.id, part.appointmentId)))
    .where(
      and(
        eq(part.tenantId, tenantId),
        inArray(part.personId, [...personIds]),
        // A group is hit as a whole.
        ...[eq(part.kind, 'professional'), isNull(appointments.groupId)],
        gte(part.startsAt, from),
        lt(part.startsAt, until),
        inArray(appointments.status, ['proposed', 'pending', 'booked']),
        or(isNull(appointments.heldUntil), gt(appointments.heldUntil, now)),
      ),
    )
    .orderBy(asc(part.startsAt), asc(part.appointmentId))
    .limit(mostRead)
}

interface OwnStart {
  readonly personId: string
  readonly startsAt: Temporal.Instant
}

const startOf = (row: OwnStart) => `${row.personId} ${row.startsAt.epochMilliseconds}`

/** Taken time about which whoever looks knows nothing: no appointment or group that they see, and no block. */
async function readHidden(tx: Tx, window: Window, seen: readonly OwnStart[]) {
  const { personIds, from, until } = window
  const blocks = await tx
    .select({ personId: agendaBlocks.personId, startsAt: agendaBlocks.startsAt })
    .from(agendaBlocks)
    .where(
      and(
        eq(agendaBlocks.tenantId, tx.actor.tenantId),
        inArray(agendaBlocks.personId, [...personIds]),
        gte(agendaBlocks.startsAt, from),
        lt(agendaBlocks.startsAt, until),
      ),
    )
    .limit(mostRead)
  const known = new Set([...seen, ...blocks].map(startOf))
  const busy = await listBusy(tx, personIds, from, until)
  return busy
    .filter((range) => !known.has(startOf(range)) && Temporal.Instant.compare(from, range.startsAt) <= 0)
    .map((range) => ({ ...range, teamId: null, place: null }))
}

/**
 * The bookings of these people between two instants that a change of their schedules hits, soonest first, with the name of
 * the resident as far as it is open to whoever looks. One entry in the log, with every resident shown.
 * @param asked.schedules of each person as it is now.
 */
export async function listBookingsHit(
  tx: Tx,
  asked: Window & {
    readonly schedules: ReadonlyMap<string, Schedule>
    readonly change: ScheduleChange
    readonly calendar: WorkingCalendar
    /** Groups that they lead: shown beside the bookings, and nothing hidden. */
    readonly groups: readonly OwnStart[]
  },
): Promise<Hits> {
  const { schedules, change, calendar, personIds, groups } = asked
  const rows = await readBookings(tx, asked)
  const others = await readHidden(tx, asked, [...rows, ...groups])
  const hit = <B extends Booking & { readonly personId: string }>(bookings: readonly B[]) =>
    personIds.flatMap((personId) => {
      const before = schedules.get(personId)
      const own = bookings.filter((booking) => booking.personId === personId)
      return before ? bookingsHit(before, applyChange(before, change), own, calendar) : []
    })
  const lost = hit(rows)
  const booked = lost.flatMap(({ status, ...row }) =>
    status === 'proposed' ? [] : [{ ...row, status, objectId: row.id, ownerTeamId: row.teamId }],
  )
  const seen =
    booked.length === 0 ? [] : await decideAccessToList(tx, { resource: 'appointment', action: 'read', items: booked })
  const cards = await listResidentCards(
    tx,
    seen.map(({ residentId }) => residentId),
  )
  const bookings = seen.map(({ objectId: _object, ownerTeamId: _owner, ...row }) => {
    const card = cards.get(row.residentId)
    return { ...row, residentName: card ? fullName(card.name) : null }
  })
  return {
    bookings: bookings.sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt)),
    hidden: hit(others).length + booked.length - seen.length,
    holds: lost.flatMap(({ id, status }) => (status === 'proposed' ? [id] : [])),
  }
}
