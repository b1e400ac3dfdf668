import { Temporal } from 'temporal-polyfill'

/** When a practice or a tenant works: everything that counts days or hours asks this value. */
export interface WorkingCalendar {
  readonly timeZone: string
  /** Wall-clock hours of a working day, in `timeZone`. */
  readonly opensAt: Temporal.PlainTime
  readonly closesAt: Temporal.PlainTime
  /** ISO weekdays without work, 1 is Monday. */
  readonly weekend: readonly number[]
  /** Closing days of a year that are no weekend, as ISO dates. */
  readonly closedIn: (year: number) => ReadonlySet<string>
  /** The days off among them that are everybody's, as ISO dates: what a repeating activity skips (PUB-4). */
  readonly holidaysIn: (year: number) => ReadonlySet<string>
}

/** Longest run of days without work that still looks like a calendar; beyond it the settings leave no working day. */
const longestClosure = 366

/** Whether `date` is a public holiday of this calendar; an ordinary Sunday is none. */
export function isHoliday(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  return calendar.holidaysIn(date.year).has(date.toString())
}

/** Whether the practice works on `date` (ECO-6: its calendar without weekend and holidays). */
export function isWorkingDay(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  return !calendar.weekend.includes(date.dayOfWeek) && !calendar.closedIn(date.year).has(date.toString())
}

/** `date` itself when it is a working day, else the first one after it. Throws when the calendar has none for a year. */
export function nextWorkingDay(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date
  for (let tried = 0; tried <= longestClosure; tried += 1) {
    if (isWorkingDay(calendar, day)) return day
    day = day.add({ days: 1 })
  }
  throw new RangeError(`No working day within a year after ${date.toString()}`)
}

/**
 * The day that lies `days` working days after `date`; `date` itself is not counted, whether it is a working day or not.
 * `days` is a whole number of at least 0; 0 gives `date` back.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`)
  let day = date
  for (let counted = 0; counted < days; counted += 1) day = nextWorkingDay(calendar, day.add({ days: 1 }))
  return day
}

/** The instant at which the practice opens on `date`. */
export function openingOf(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: calendar.opensAt }).toInstant()
}

/** The instant at which the practice closes on `date`. */
export function closingOf(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: calendar.closesAt }).toInstant()
}

/** Milliseconds between two instants in which the practice is open; 0 when `until` is not after `from`. */
export function workingMilliseconds(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  until: Temporal.Instant,
): number {
  const start = from.epochMilliseconds
  const end = until.epochMilliseconds
  if (end <= start) return 0
  const lastDay = until.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  let day = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  let total = 0
  for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    if (!isWorkingDay(calendar, day)) continue
    const opens = Math.max(start, openingOf(calendar, day).epochMilliseconds)
    const closes = Math.min(end, closingOf(calendar, day).epochMilliseconds)
    if (closes > opens) total += closes - opens
  }
  return total
}

/** The first instant by which the practice has been open for `milliseconds` (above 0) since `from`. */
export function afterWorkingTime(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  milliseconds: number,
): Temporal.Instant {
  let left = milliseconds
  let day = nextWorkingDay(calendar, from.toZonedDateTimeISO(calendar.timeZone).toPlainDate())
  for (;;) {
    const opens = Math.max(from.epochMilliseconds, openingOf(calendar, day).epochMilliseconds)
    const open = closingOf(calendar, day).epochMilliseconds - opens
    if (left <= open) return Temporal.Instant.fromEpochMilliseconds(Math.ceil(opens + left))
    left -= Math.max(0, open)
    day = nextWorkingDay(calendar, day.add({ days: 1 }))
  }
}
