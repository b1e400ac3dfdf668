import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { isHoliday, type WorkingCalendar } from '#app/domain/tenants/working-days.ts'

/** One date of an activity that does not go as planned. An activity is at most once a day, so the date is its name. */
export type OccurrenceException =
  | { readonly kind: 'cancelled'; readonly originalDate: Temporal.PlainDate }
  | {
      readonly kind: 'moved'
      readonly originalDate: Temporal.PlainDate
      /** The new wall-clock start; minutes as usual when left out. */
      readonly startsAt: Temporal.PlainDateTime
      readonly minutes?: number
    }

/** When an activity is: wall-clock time in the tenant's zone, so that 10:00 stays 10:00. */
export interface RepeatingActivity {
  /** The first time; for a repeating activity on a date that its rule names (`firstDate`). */
  readonly startsAt: Temporal.PlainDateTime
  readonly minutes: number
  readonly timeZone: string
  /** RFC 5545 RRULE as `recurrenceRule` writes it; null is once. */
  readonly rule: string | null
  /** Last day, included; null goes on. */
  readonly until: Temporal.PlainDate | null
  /** Not on public holidays (PUB-4); such a date shows as cancelled. */
  readonly offOnHolidays: boolean
  readonly exceptions: readonly OccurrenceException[]
  /** From then on nothing of it goes on: the activity as a whole was cancelled. Left out: it was not. */
  readonly cancelledFrom?: Temporal.Instant | null
}

export const occurrenceStatuses = ['scheduled', 'cancelled', 'moved'] as const
export type OccurrenceStatus = (typeof occurrenceStatuses)[number]

export interface Occurrence {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The day it is on now. */
  readonly date: Temporal.PlainDate
  readonly status: OccurrenceStatus
  /** The day it was planned for: its name for sign-ups, exceptions and calendar files (RECURRENCE-ID). */
  readonly originalDate: Temporal.PlainDate
  readonly originalStartsAt: Temporal.Instant
}

/** Longest span one call expands, in days: what the index of dates holds, and no endless list. */
export const longestSpan = 440

/**
 * The days that the rule names, a day too many on either side. Worked out in UTC, where every time on the clock exists:
 * an hour that a change of clocks skips would take its day with it.
 */
function plannedDates(activity: RepeatingActivity, from: Temporal.Instant, until: Temporal.Instant) {
  const { rule: rruleString, timeZone, startsAt } = activity
  if (rruleString === null) return [startsAt.toPlainDate()]
  const rule = new RRuleTemporal({ rruleString, dtstart: startsAt.toZonedDateTime('UTC'), temporal: Temporal })
  const onTheClock = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toZonedDateTime('UTC')
  return rule
    .between(onTheClock(from).subtract({ days: 1 }), onTheClock(until).add({ days: 1 }), true)
    .map((start) => start.toPlainDate())
}

function occurrence(
  activity: RepeatingActivity,
  originalDate: Temporal.PlainDate,
  exception: OccurrenceException | undefined,
  calendar: WorkingCalendar,
): Occurrence {
  const moved = exception?.kind === 'moved' ? exception : null
  const planned = originalDate.toPlainDateTime(activity.startsAt.toPlainTime())
  const originalStartsAt = planned.toZonedDateTime(activity.timeZone).toInstant()
  const local = moved?.startsAt ?? planned
  const startsAt = moved ? local.toZonedDateTime(activity.timeZone).toInstant() : originalStartsAt
  const endsAt = startsAt.add({ minutes: moved?.minutes ?? activity.minutes })
  const { cancelledFrom } = activity
  const isOver = cancelledFrom ? Temporal.Instant.compare(startsAt, cancelledFrom) >= 0 : false
  const isOff = exception?.kind === 'cancelled' || (activity.offOnHolidays && isHoliday(calendar, originalDate))
  const status = isOver ? 'cancelled' : moved ? 'moved' : isOff ? 'cancelled' : 'scheduled'
  return { startsAt, endsAt, date: local.toPlainDate(), status, originalDate, originalStartsAt }
}

/**
 * The times of an activity that share time with [from, until), in order; cancelled and moved ones among them
 * (lesson 14). A date that was moved stands where it is now, not where it was planned.
 * Throws on a span of more than 440 days.
 */
export function occurrencesBetween(
  activity: RepeatingActivity,
  from: Temporal.Instant,
  until: Temporal.Instant,
  calendar: WorkingCalendar,
): Occurrence[] {
  const span = (until.epochMilliseconds - from.epochMilliseconds) / 86_400_000
  if (span > longestSpan) throw new RangeError(`Too long a span to expand: ${Math.ceil(span)} days`)
  const exceptions = new Map(activity.exceptions.map((one) => [one.originalDate.toString(), one]))
  // Begun before `from` and still going on counts too.
  const planned = plannedDates(activity, from.subtract({ minutes: activity.minutes }), until)
  // A date moved into the span may have been planned outside it.
  const dates = new Map(planned.map((date) => [date.toString(), date]))
  for (const one of activity.exceptions) {
    if (one.kind === 'moved') dates.set(one.originalDate.toString(), one.originalDate)
  }
  return [...dates]
    .filter(([, date]) => activity.until === null || Temporal.PlainDate.compare(date, activity.until) <= 0)
    .map(([key, date]) => occurrence(activity, date, exceptions.get(key), calendar))
    .filter(
      ({ startsAt, endsAt }) =>
        Temporal.Instant.compare(startsAt, until) < 0 && Temporal.Instant.compare(endsAt, from) > 0,
    )
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
}
