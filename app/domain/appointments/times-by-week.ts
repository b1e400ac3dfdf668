import type { Temporal } from 'temporal-polyfill'
import type { Slot } from './slots.ts'

export interface DayOfTimes<S extends Slot> {
  readonly date: Temporal.PlainDate
  readonly times: readonly S[]
}

export interface WeekOfTimes<S extends Slot> {
  readonly monday: Temporal.PlainDate
  readonly days: readonly DayOfTimes<S>[]
}

/** The Monday of the week of a date. */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** Times, which must be in order, by the local week and day on which they start; weeks and days without any are left out. */
export function timesByWeek<S extends Slot>(times: readonly S[], timeZone: string): WeekOfTimes<S>[] {
  const byDay = Map.groupBy(times, ({ startsAt }) => startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString())
  const days = [...byDay.values()].map((own) => ({
    date: own[0]!.startsAt.toZonedDateTimeISO(timeZone).toPlainDate(),
    times: own,
  }))
  const byWeek = Map.groupBy(days, ({ date }) => mondayOf(date).toString())
  return [...byWeek.values()].map((own) => ({ monday: mondayOf(own[0]!.date), days: own }))
}
