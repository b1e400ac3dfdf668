import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type WorkingCalendar } from '#app/domain/tenants/working-days.ts'

/** What a schedule asks of a date, in the zone of its calendar. */
export interface LocalDay {
  readonly date: Temporal.PlainDate
  /** ISO, 1 is Monday. */
  readonly weekday: number
  /** Of the ISO week number. */
  readonly isEvenWeek: boolean
  readonly isWorking: boolean
  /** Its first moment, in epoch milliseconds. */
  readonly midnight: number
  /** Whether the clock is changed on it, so that its hours can't be counted from its first moment. */
  readonly clockChanges: boolean
}

const dayLength = 24 * 60 * 60 * 1000
/** Days that are remembered of one calendar: far more than one looks ahead. */
const mostKnown = 2_000
const known = new WeakMap<WorkingCalendar, Map<string, Linked>>()

/** A day that knows the next one as soon as somebody asked for it. */
interface Linked extends LocalDay {
  next: Linked | null
}

function localDay(date: Temporal.PlainDate, calendar: WorkingCalendar): Linked {
  const midnightOf = (day: Temporal.PlainDate) => day.toZonedDateTime(calendar.timeZone).epochMilliseconds
  const midnight = midnightOf(date)
  return {
    date,
    weekday: date.dayOfWeek,
    isEvenWeek: (date.weekOfYear ?? 0) % 2 === 0,
    isWorking: isWorkingDay(calendar, date),
    midnight,
    clockChanges: midnightOf(date.add({ days: 1 })) - midnight !== dayLength,
    next: null,
  }
}

/** A calendar is a value, so what is found for a date holds for good: computed once (20 µs), then remembered. */
function knownDay(date: Temporal.PlainDate, calendar: WorkingCalendar): Linked {
  let days = known.get(calendar)
  if (!days || days.size >= mostKnown) {
    days = new Map()
    known.set(calendar, days)
  }
  const key = date.toString()
  const day = days.get(key) ?? localDay(date, calendar)
  days.set(key, day)
  return day
}

/** The dates from `firstDay` to `lastDay`, both included, as a calendar knows them; in order. */
export function localDays(
  firstDay: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
  calendar: WorkingCalendar,
): LocalDay[] {
  const days: LocalDay[] = []
  if (Temporal.PlainDate.compare(firstDay, lastDay) > 0) return days
  let day = knownDay(firstDay, calendar)
  for (; Temporal.PlainDate.compare(day.date, lastDay) < 0; day = day.next) {
    days.push(day)
    day.next ??= knownDay(day.date.add({ days: 1 }), calendar)
  }
  days.push(day)
  return days
}

/** A moment of a day by the clock, in epoch milliseconds. What a change of clocks skips is moved on (RFC 5545 §3.3.5). */
export function atClock(
  { date, midnight, clockChanges }: LocalDay,
  plainTime: Temporal.PlainTime,
  timeZone: string,
): number {
  if (clockChanges) return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
  const { hour, minute, second, millisecond } = plainTime
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
}
