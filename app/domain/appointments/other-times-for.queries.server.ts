import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { readSchedules } from './colleagues-for.queries.server.ts'
import type { HitBooking } from './hit-bookings.queries.server.ts'
import { shareOtherTimes, type OtherTime, type Seeking } from './other-times.ts'
import { applyChange, type Schedule, type ScheduleChange } from './schedule.ts'
import { listBusy } from './schedules.queries.server.ts'
import { freeSlots, type BusyRange } from './slots.ts'

/** So far after the change other times are looked for. */
const lookedDays = 42

interface Asked {
  readonly bookings: readonly HitBooking[]
  readonly change: ScheduleChange
  /** The last day that the change is about, or the first one where it has no end. */
  readonly lastDay: Temporal.PlainDate
  /** What was chosen for a booking before, by its id. */
  readonly wanted: ReadonlyMap<string, Temporal.Instant>
  readonly calendar: WorkingCalendar
}

interface Found extends Omit<Asked, 'bookings'> {
  readonly schedule: Schedule
  readonly busy: readonly (BusyRange & { readonly personId: string })[]
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** Every time at which this professional could see this resident instead, once the schedule has changed. */
function freeFor(tx: Tx, booking: HitBooking, { schedule, busy, calendar, ...window }: Found): OtherTime[] {
  const { personId, residentId, teamId, visitTypeCode: code, startsAt, endsAt } = booking
  const sessions = schedule.sessions
    .filter((session) => session.teamId === teamId)
    .map((session) => ({
      ...session,
      closed: [...(session.closed ?? []), ...schedule.closures.filter((each) => each.teamId === session.teamId)],
    }))
  const places = new Map(sessions.map(({ id, location }) => [id, location]))
  const slots = freeSlots({
    ...{ ...window, now: tx.actor.now, calendar, sessions, absences: schedule.absences, audience: 'practice' },
    visitType: { code, minutes: startsAt.until(endsAt).total('minutes') },
    busy: busy.filter((range) => range.personId === personId || range.personId === residentId),
  })
  return slots.map(({ sessionId, ...slot }) => ({ ...slot, location: places.get(sessionId) ?? '' }))
}

/**
 * Other times for the bookings that a change hits, with the same professional in the sessions as they are after it, by booking;
 * each time for one booking alone. A drie-gesprek has none: it is moved where it was made.
 */
export async function otherTimesFor(tx: Tx, asked: Asked): Promise<Map<string, OtherTime[]>> {
  const { change, calendar, wanted } = asked
  const bookings = asked.bookings.filter(({ teamId, status }) => teamId !== null && status === 'booked')
  if (bookings.length === 0) return new Map()
  const today = tx.actor.now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const last = Temporal.PlainDate.compare(asked.lastDay, today) > 0 ? asked.lastDay : today
  const days = { firstDay: today, lastDay: last.add({ days: lookedDays }) }
  const from = tx.actor.now.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const until = days.lastDay.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant()
  const own = Map.groupBy(bookings, ({ personId }) => personId)
  const schedules = await readSchedules(tx, [...own.keys()], days)
  const residentIds = new Set(bookings.map(({ residentId }) => residentId))
  const busy = await listBusy(tx, [...own.keys(), ...residentIds], from, until)
  const shared = [...own].map(([personId, theirs]) => {
    const schedule = applyChange(schedules.get(personId) ?? { sessions: [], absences: [], closures: [] }, change)
    const found = { ...asked, schedule, busy, from, until }
    const seeking = theirs.map((booking): Seeking => {
      const { id, startsAt } = booking
      return { id, startsAt, free: freeFor(tx, booking, found), wanted: wanted.get(id) ?? null }
    })
    return shareOtherTimes(seeking)
  })
  return new Map(shared.flatMap((each) => [...each]))
}
