import type { Temporal } from 'temporal-polyfill'

/** The weekdays of RFC 5545 §3.3.10 in ISO order. */
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** -1 is the last one of the month. */
export type NthWeek = 1 | 2 | 3 | 4 | -1

/** The longest that a weekly rhythm may be; what comes more rarely is written down date by date. */
export const mostWeeks = 12

/** How an activity repeats (PUB-4), every so many `weeks` (1 to 12) or months; `weekday` is an ISO weekday, 1 is Monday. */
export type RecurrencePattern =
  | { readonly every: 'week'; readonly weeks: number; readonly weekday: number }
  | { readonly every: 'month'; readonly weekday: number; readonly nth: NthWeek }

/** The pattern as an RRULE, the form in which it is stored. Throws when the weekday or the weeks are none. */
export function recurrenceRule(pattern: RecurrencePattern): string {
  const day = days[pattern.weekday - 1]
  if (!day) throw new RangeError(`Not an ISO weekday: ${pattern.weekday}`)
  if (pattern.every === 'month') return `FREQ=MONTHLY;BYDAY=${pattern.nth}${day}`
  const { weeks } = pattern
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > mostWeeks)
    throw new RangeError(`Not a rhythm of weeks: ${weeks}`)
  return weeks === 1 ? `FREQ=WEEKLY;BYDAY=${day}` : `FREQ=WEEKLY;INTERVAL=${weeks};BYDAY=${day}`
}

const shape = /^FREQ=(?:(WEEKLY)(?:;INTERVAL=([2-9]|1[0-2]))?;BYDAY=|MONTHLY;BYDAY=([1-4]|-1))(MO|TU|WE|TH|FR|SA|SU)$/

/** The pattern behind a stored rule, to say it in words; null for a rule that `recurrenceRule` did not write. */
export function recurrencePattern(rule: string): RecurrencePattern | null {
  const match = shape.exec(rule)
  if (!match) return null
  const [, weekly, interval, nth, day] = match
  const weekday = days.findIndex((code) => code === day) + 1
  if (!weekly) return { every: 'month', weekday, nth: Number(nth) as NthWeek }
  return { every: 'week', weeks: interval ? Number(interval) : 1, weekday }
}

function isNth(date: Temporal.PlainDate, nth: NthWeek): boolean {
  return nth === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === nth
}

/** The first day from `date` on that the pattern names: the start of the series (DTSTART must match its RRULE). */
export function firstDate(pattern: RecurrencePattern, date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date.add({ days: (pattern.weekday - date.dayOfWeek + 7) % 7 })
  while (pattern.every === 'month' && !isNth(day, pattern.nth)) day = day.add({ days: 7 })
  return day
}
