import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type WorkingCalendar } from '#app/domain/tenants/working-days.ts'
import type { PastMoment, WeekMoment, WorkingDayMoment } from './data/types.ts'

/** Instants for the moments of the demo's data, all relative to one "now" in the tenant's zone. */
export interface Moments {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  /** Monday of the current ISO week. */
  readonly monday: Temporal.PlainDate
  readonly calendar: WorkingCalendar
  at(date: Temporal.PlainDate, time: string): Temporal.Instant
  past(moment: PastMoment): Temporal.Instant
  /** On a day off it is a week later; in the past a week earlier. */
  inWeek(moment: WeekMoment): Temporal.Instant
  /** Never later than a few minutes ago. */
  workingDay(moment: WorkingDayMoment): Temporal.Instant
}

/** The earlier of two instants. */
export function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other
}

/** In the evening the day counts as gone: the questions of a demo look as they did before closing time. */
function dayUnderWay(now: Temporal.ZonedDateTime, calendar: WorkingCalendar): Temporal.PlainDate {
  const today = now.toPlainDate()
  const isOver = isWorkingDay(calendar, today) && Temporal.PlainTime.compare(now.toPlainTime(), calendar.closesAt) >= 0
  return isOver ? today.add({ days: 1 }) : today
}

/** Moments around `now` by the working days of `calendar`. */
export function momentsOf(now: Temporal.Instant, calendar: WorkingCalendar): Moments {
  const local = now.toZonedDateTimeISO(calendar.timeZone)
  const today = local.toPlainDate()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const at = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant()

  const workingDays: Temporal.PlainDate[] = []
  const workingDayBefore = (count: number): Temporal.PlainDate => {
    let day = workingDays.at(-1) ?? dayUnderWay(local, calendar)
    while (workingDays.length < count) {
      day = day.subtract({ days: 1 })
      if (isWorkingDay(calendar, day)) workingDays.push(day)
    }
    return workingDays[count - 1]!
  }
  return {
    now,
    today,
    monday,
    calendar,
    at,
    past: ({ daysAgo, at: time }) => at(today.subtract({ days: daysAgo }), time),
    inWeek({ weekOffset, weekday, at: time }) {
      let day = monday.add({ days: 7 * weekOffset + weekday - 1 })
      while (!isWorkingDay(calendar, day)) day = day.add({ days: weekOffset < 0 ? -7 : 7 })
      return at(day, time)
    },
    workingDay: ({ workingDaysAgo, at: time }) =>
      earlier(at(workingDayBefore(workingDaysAgo), time), now.subtract({ minutes: 12 })),
  }
}
