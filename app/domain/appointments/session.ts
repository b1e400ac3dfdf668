import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type WorkingCalendar } from '#app/domain/tenants/working-days.ts'

export const weekPatterns = ['every', 'even', 'odd'] as const
/** Part-time patterns by ISO week number (APP-2); a year of 53 weeks gives two odd weeks in a row. */
export type WeekPattern = (typeof weekPatterns)[number]

/** A weekly consultation session: wall-clock time in the tenant's zone, so 09:00 stays 09:00. */
export interface ConsultationSession {
  readonly id: string
  /** ISO weekday, 1 is Monday. */
  readonly weekday: number
  readonly startsAt: Temporal.PlainTime
  /** On the same day, after `startsAt`; else the session has no time in it. */
  readonly endsAt: Temporal.PlainTime
  readonly weeks: WeekPattern
  /** First and last day, both included; null is open. */
  readonly validFrom: Temporal.PlainDate | null
  readonly validUntil: Temporal.PlainDate | null
  readonly visitTypeCodes: readonly string[]
  /** Share of the slots that residents may book themselves, 0 to 1 (APP-2). */
  readonly onlineShare: number
}

/** Days on which a professional is away, both included. Part of a day is a busy range. */
export interface Absence {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** A session on one date, in epoch milliseconds. */
export interface SessionPeriod {
  readonly session: ConsultationSession
  readonly start: number
  readonly end: number
}

function isBetween(date: Temporal.PlainDate, from: Temporal.PlainDate | null, until: Temporal.PlainDate | null) {
  return (
    (from === null || Temporal.PlainDate.compare(from, date) <= 0) &&
    (until === null || Temporal.PlainDate.compare(date, until) <= 0)
  )
}

function matchesWeek(pattern: WeekPattern, date: Temporal.PlainDate): boolean {
  if (pattern === 'every') return true
  return (date.weekOfYear ?? 0) % 2 === (pattern === 'even' ? 0 : 1)
}

/**
 * The sessions on the dates from `firstDay` to `lastDay` (both included) on which the practice works and the
 * professional is there; in order of start.
 */
export function sessionPeriods(
  sessions: readonly ConsultationSession[],
  absences: readonly Absence[],
  firstDay: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
  calendar: WorkingCalendar,
): SessionPeriod[] {
  const periods: SessionPeriod[] = []
  for (const session of sessions) {
    let date = firstDay.add({ days: (session.weekday - firstDay.dayOfWeek + 7) % 7 })
    for (; Temporal.PlainDate.compare(date, lastDay) <= 0; date = date.add({ days: 7 })) {
      if (!isBetween(date, session.validFrom, session.validUntil) || !matchesWeek(session.weeks, date)) continue
      if (!isWorkingDay(calendar, date)) continue
      if (absences.some(({ from, until }) => isBetween(date, from, until))) continue
      const zoned = (plainTime: Temporal.PlainTime) =>
        date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).epochMilliseconds
      const start = zoned(session.startsAt)
      const end = zoned(session.endsAt)
      if (start < end) periods.push({ session, start, end })
    }
  }
  return periods.sort((a, b) => a.start - b.start)
}
