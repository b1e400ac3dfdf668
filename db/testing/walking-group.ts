import { Temporal } from 'temporal-polyfill'
import { recurrenceRule } from '#app/domain/activities/recurrence-pattern.ts'
import type { Occurrence, OccurrenceException, RepeatingActivity } from '#app/domain/activities/recurrence.ts'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'

export const calendar = workingCalendar()
export const day = (iso: string) => Temporal.PlainDate.from(iso)
export const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
export const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString({ smallestUnit: 'minute' })
/** When it begins on the clock of the wijk, and how it stands. */
export const shown = ({ startsAt, status }: Occurrence) => `${local(startsAt)} ${status}`

/** The walking group of Tuesday at ten. */
export const walking: RepeatingActivity = {
  startsAt: Temporal.PlainDateTime.from('2026-01-06T10:00'),
  minutes: 90,
  timeZone: 'Europe/Amsterdam',
  rule: recurrenceRule({ every: 'week', weeks: 1, weekday: 2 }),
  until: null,
  offOnHolidays: true,
  exceptions: [],
}
export const cancelled = (date: string): OccurrenceException => ({ kind: 'cancelled', originalDate: day(date) })
export const moved = (date: string, to: string, minutes?: number): OccurrenceException => ({
  kind: 'moved',
  originalDate: day(date),
  startsAt: Temporal.PlainDateTime.from(to),
  minutes,
})
