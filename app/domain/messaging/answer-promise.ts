import { Temporal } from 'temporal-polyfill'
import {
  addWorkingDays,
  afterWorkingTime,
  closingOf,
  nextWorkingDay,
  workingMilliseconds,
  type WorkingCalendar,
} from '#app/domain/tenants/working-days.ts'

/** Working days within which a practice answers; ECO-6 allows 1 to 3. */
export type AnswerDays = 1 | 2 | 3
/** The norm by ISO weekday (1 is Monday) of the day on which a question counts as received. */
export type AnswerNorm = Readonly<Partial<Record<number, AnswerDays>>>

export const defaultAnswerDays: AnswerDays = 2

export interface AnswerPromise {
  /** The working day on which the question counts as received. */
  readonly countsFrom: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** Closing time of `dueOn`. */
  readonly dueAt: Temporal.Instant
  /** When it turns amber; kept with the question, so that a list compares instants and counts no days. */
  readonly amberAt: Temporal.Instant
}

/** Share of the working time after which a question turns amber (ECO-7). */
const amberShare = 0.75

/** When three quarters of the working time between sending and `dueAt` are gone (ECO-7). */
export function amberBetween(submittedAt: Temporal.Instant, dueAt: Temporal.Instant, calendar: WorkingCalendar) {
  const whole = workingMilliseconds(calendar, submittedAt, dueAt)
  return whole > 0 ? afterWorkingTime(calendar, submittedAt, whole * amberShare) : dueAt
}

/**
 * By when a question sent at `submittedAt` is answered (ECO-6): sent after closing time or on a day off it counts as
 * sent on the next working day; the answer is due at closing time, the norm's number of working days later.
 */
export function answerPromise(
  submittedAt: Temporal.Instant,
  norm: AnswerNorm,
  calendar: WorkingCalendar,
): AnswerPromise {
  const sent = submittedAt.toZonedDateTimeISO(calendar.timeZone)
  const tooLate = Temporal.PlainTime.compare(sent.toPlainTime(), calendar.closesAt) > 0
  const countsFrom = nextWorkingDay(calendar, sent.toPlainDate().add({ days: tooLate ? 1 : 0 }))
  const dueOn = addWorkingDays(calendar, countsFrom, norm[countsFrom.dayOfWeek] ?? defaultAnswerDays)
  const dueAt = closingOf(calendar, dueOn)
  return { countsFrom, dueOn, dueAt, amberAt: amberBetween(submittedAt, dueAt, calendar) }
}

export const latenesses = ['on_time', 'soon', 'late'] as const
export type Lateness = (typeof latenesses)[number]

/** How urgent an open question is by the instants of its promise (ECO-7). */
export function latenessAt(promise: Pick<AnswerPromise, 'amberAt' | 'dueAt'>, now: Temporal.Instant): Lateness {
  if (Temporal.Instant.compare(now, promise.dueAt) > 0) return 'late'
  return Temporal.Instant.compare(now, promise.amberAt) >= 0 ? 'soon' : 'on_time'
}

/**
 * How urgent an open question is (ECO-7): `late` once `dueAt` has passed, `soon` when three quarters of the working
 * time between sending and `dueAt` are gone. Nights, weekends and holidays don't count.
 */
export function lateness(
  submittedAt: Temporal.Instant,
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): Lateness {
  return latenessAt({ dueAt, amberAt: amberBetween(submittedAt, dueAt, calendar) }, now)
}
