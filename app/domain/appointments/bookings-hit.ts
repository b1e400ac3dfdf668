import { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '#app/domain/tenants/working-days.ts'
import { merge, overlapsAny, subtract, type Interval } from './intervals.ts'
import type { Schedule } from './schedule.ts'
import { awayHours, sessionPeriods, type Days } from './session.ts'

/** An appointment as far as a schedule can hit it. */
export interface Booking {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly teamId: string | null
  /** Where the resident comes to; null when nobody travels, or only the professional. */
  readonly place: string | null
}

interface Window {
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  readonly calendar: WorkingCalendar
}

/** Whole days as time, in the zone of the wijk. */
function wholeDays(days: readonly Days[], { calendar, firstDay, lastDay }: Window): Interval[] {
  const { compare } = Temporal.PlainDate
  return days.map(({ from, until }) => {
    const first = compare(from, firstDay) > 0 ? from : firstDay
    const dayAfter = (compare(until, lastDay) < 0 ? until : lastDay).add({ days: 1 })
    const start = (day: Temporal.PlainDate) => day.toZonedDateTime(calendar.timeZone).epochMilliseconds
    return { start: start(first), end: start(dayAfter) }
  })
}

/** When somebody is away. */
function away({ absences }: Schedule, window: Window): Interval[] {
  const { firstDay, lastDay, calendar } = window
  const days = absences.filter(({ hours }) => !hours)
  return merge([...wholeDays(days, window), ...awayHours(absences, firstDay, lastDay, calendar.timeZone)])
}

/** When there are sessions, pauses left out; at one place, or anywhere. */
function open({ sessions, absences, closures }: Schedule, window: Window, place: string | null): Interval[] {
  const { firstDay, lastDay, calendar } = window
  const there = sessions
    .filter(({ location }) => place === null || location === place)
    .map((session) => ({
      ...session,
      closed: [...(session.closed ?? []), ...closures.filter(({ teamId }) => teamId === session.teamId)],
    }))
  const held = merge(sessionPeriods(there, absences, firstDay, lastDay, calendar))
  return subtract(held, merge(awayHours(absences, firstDay, lastDay, calendar.timeZone)))
}

/** Whether there are sessions for the whole of a booking, wherever, and nobody is away. */
export function isOpenFor(schedule: Schedule, { startsAt, endsAt }: Booking, calendar: WorkingCalendar): boolean {
  const day = startsAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const window = { firstDay: day, lastDay: day, calendar }
  const wanted = [{ start: startsAt.epochMilliseconds, end: endsAt.epochMilliseconds }]
  return subtract(wanted, open(schedule, window, null)).length === 0
}

/** Whether somebody is there for the whole of a booking, with or without a session. */
export function isThereFor(schedule: Schedule, { startsAt, endsAt }: Booking, calendar: WorkingCalendar): boolean {
  const day = startsAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const gone = away(schedule, { firstDay: day, lastDay: day, calendar })
  return !overlapsAny(gone, startsAt.epochMilliseconds, endsAt.epochMilliseconds)
}

const closed = ({ closures }: Schedule, window: Window, team: string | null) =>
  merge(
    wholeDays(
      closures.filter(({ teamId }) => teamId === team),
      window,
    ),
  )

/**
 * Which bookings a change of the schedule hits, in their order: those with time in them that was open before and is not
 * after, at their own place where the resident travels; and those in time in which somebody is newly away, or their team newly closed.
 * A booking that stood outside the sessions already is hit by an absence or a closure alone.
 */
export function bookingsHit<B extends Booking>(
  before: Schedule,
  after: Schedule,
  bookings: readonly B[],
  calendar: WorkingCalendar,
): B[] {
  if (bookings.length === 0) return []
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = bookings.flatMap(({ startsAt, endsAt }) => [day(startsAt), day(endsAt)])
  const sorted = days.sort((one, other) => Temporal.PlainDate.compare(one, other))
  const window = { firstDay: sorted[0]!, lastDay: sorted.at(-1)!, calendar }
  const gone = subtract(away(after, window), away(before, window))
  const known = new Map<string, Interval[]>()
  const lost = ({ teamId, place }: Booking): Interval[] => {
    const key = JSON.stringify([teamId, place])
    const found = known.get(key)
    if (found) return found
    const made = merge([
      ...gone,
      ...subtract(open(before, window, place), open(after, window, place)),
      ...subtract(closed(after, window, teamId), closed(before, window, teamId)),
    ])
    known.set(key, made)
    return made
  }
  return bookings.filter((booking) =>
    overlapsAny(lost(booking), booking.startsAt.epochMilliseconds, booking.endsAt.epochMilliseconds),
  )
}

/**
 * Which groups a change of the schedule of who leads them hits, in their order: those in time in which somebody is newly away,
 * or their team newly closed. A group needs no session, so a session that goes hits none.
 */
export function groupsHit<G extends Omit<Booking, 'place'>>(
  before: Schedule,
  after: Schedule,
  groups: readonly G[],
  calendar: WorkingCalendar,
): G[] {
  const withoutSessions = (schedule: Schedule): Schedule => ({ ...schedule, sessions: [] })
  const nowhere = groups.map((group) => ({ ...group, place: null }))
  return bookingsHit(withoutSessions(before), withoutSessions(after), nowhere, calendar)
}
