import { Temporal } from 'temporal-polyfill'
import {
  closingOf,
  isWorkingDay,
  nextWorkingDay,
  openingOf,
  type WorkingCalendar,
} from '#app/domain/tenants/working-days.ts'

/** Whether the practice is closed at `now`: outside its hours, in the weekend, on a holiday (ECO-2). */
export function isOutOfHours(now: Temporal.Instant, calendar: WorkingCalendar): boolean {
  const local = now.toZonedDateTimeISO(calendar.timeZone)
  if (!isWorkingDay(calendar, local.toPlainDate())) return true
  const time = local.toPlainTime()
  const opened = Temporal.PlainTime.compare(time, calendar.opensAt) >= 0
  return !opened || Temporal.PlainTime.compare(time, calendar.closesAt) >= 0
}

/** Numbers as people dial them. 112 stands beside them always and is no part of this. */
export interface UrgentNumbers {
  /** The emergency line of the practice. */
  readonly practice: string
  /** The huisartsenpost. */
  readonly outOfHours: string
}

export interface UrgentPhone {
  readonly kind: 'practice' | 'out_of_hours'
  readonly number: string
}

/** The number for what can't wait, at `now`: it switches by itself (ECO-2). */
export function urgentPhone(now: Temporal.Instant, calendar: WorkingCalendar, numbers: UrgentNumbers): UrgentPhone {
  return isOutOfHours(now, calendar)
    ? { kind: 'out_of_hours', number: numbers.outOfHours }
    : { kind: 'practice', number: numbers.practice }
}

/** The first instant after `now` at which the number switches: no page that shows it is kept longer. */
export function nextSwitch(now: Temporal.Instant, calendar: WorkingCalendar): Temporal.Instant {
  const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  if (!isOutOfHours(now, calendar)) return closingOf(calendar, today)
  const opening = openingOf(calendar, nextWorkingDay(calendar, today))
  if (Temporal.Instant.compare(opening, now) > 0) return opening
  return openingOf(calendar, nextWorkingDay(calendar, today.add({ days: 1 })))
}
