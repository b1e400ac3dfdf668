import type { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '#app/domain/tenants/working-days.ts'
import { intersect, merge, overlapsAny, subtract } from './intervals.ts'
import { awayHours, sessionPeriods, type Absence, type ConsultationSession } from './session.ts'
import type { BusyRange } from './slots.ts'

/**
 * Why a time is not one to book without a reason (lesson 15.3): not wholly in a session that takes the kind of visit, or the
 * professional has something else then.
 */
export type Misfit = 'outside' | 'double'

/** Where the practice wants to see somebody, and what is known of the professional around it. */
export interface WantedTime {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly visitTypeCode: string
  readonly sessions: readonly ConsultationSession[]
  readonly absences: readonly Absence[]
  readonly busy: readonly BusyRange[]
  readonly calendar: WorkingCalendar
}

/** The practice writes appointments on a grid of so many minutes. */
export const gridMinutes = 5

const gridNanoseconds = BigInt(gridMinutes) * 60_000_000_000n

/**
 * Whether an instant lies on the grid: zones differ from UTC by whole quarters of an hour. To the nanosecond: what is a part
 * of a millisecond late takes the start of the next time as well.
 */
export const isOnGrid = ({ epochNanoseconds }: Temporal.Instant) => epochNanoseconds % gridNanoseconds === 0n

/** The practice writes nothing further ahead: beyond it a year was mistyped. */
const mostYearsAhead = 2

/** Whether an instant lies further ahead than the practice plans. */
export const isTooFarAhead = (startsAt: Temporal.Instant, now: Temporal.Instant) =>
  startsAt.since(now).total('hours') > mostYearsAhead * 366 * 24

/** What stands in the way of a wanted time; empty when it is free in a session. Pauses, closed days and absences are outside. */
export function misfitsOf({
  startsAt,
  endsAt,
  visitTypeCode,
  sessions,
  absences,
  busy,
  calendar,
}: WantedTime): Misfit[] {
  const wanted = { start: startsAt.epochMilliseconds, end: endsAt.epochMilliseconds }
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const [firstDay, lastDay] = [day(startsAt), day(endsAt)]
  const taking = sessions.filter(({ visitTypeCodes }) => visitTypeCodes.includes(visitTypeCode))
  const held = merge(sessionPeriods(taking, absences, firstDay, lastDay, calendar))
  const open = subtract(held, merge(awayHours(absences, firstDay, lastDay, calendar.timeZone)))
  const inside = intersect(open, [wanted]).some(({ start, end }) => start === wanted.start && end === wanted.end)
  const taken = merge(busy.map((one) => ({ start: one.startsAt.epochMilliseconds, end: one.endsAt.epochMilliseconds })))
  return [
    ...(inside ? [] : ['outside' as const]),
    ...(overlapsAny(taken, wanted.start, wanted.end) ? ['double' as const] : []),
  ]
}
