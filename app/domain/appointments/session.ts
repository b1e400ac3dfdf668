import { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '#app/domain/tenants/working-days.ts'
import { atClock, localDays, type LocalDay } from './session-days.ts'

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
  /** Breaks within the session: after each, slots are cut anew. */
  readonly pauses?: readonly Pause[]
  /** Minutes that stay empty after each appointment; none when left out. */
  readonly bufferMinutes?: number
  /** How far ahead and how late residents may book in this session; as the wijk says when null or left out (APP-2). */
  readonly releaseHorizonDays?: number | null
  readonly leadMinutes?: number | null
  /** Held also when the practice is closed: an extra session on a Saturday. */
  readonly onClosedDays?: boolean
  /** Days on which the practice of this session is closed, beside weekends and holidays. */
  readonly closed?: readonly Days[]
}

/** Days, both included. */
export interface Days {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** Wall-clock time on the day of the session. */
export interface Pause {
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
}

/** Days on which a professional is away; with `hours` only that part of each of them. */
export interface Absence extends Days {
  readonly hours?: Pause | null
}

/** A session on one date, or the part of it between two pauses, in epoch milliseconds. */
export interface SessionPeriod {
  readonly session: ConsultationSession
  /** Which part of the day's session it is, from 0. */
  readonly part: number
  readonly start: number
  readonly end: number
}

function isBetween(date: Temporal.PlainDate, from: Temporal.PlainDate | null, until: Temporal.PlainDate | null) {
  return (
    (from === null || Temporal.PlainDate.compare(from, date) <= 0) &&
    (until === null || Temporal.PlainDate.compare(date, until) <= 0)
  )
}

const isAmong = (date: Temporal.PlainDate, days: readonly Days[]) =>
  days.some(({ from, until }) => isBetween(date, from, until))

/** Whether the session is held on this day, whoever is away. */
function isHeld(session: ConsultationSession, day: LocalDay): boolean {
  if (session.weekday !== day.weekday || !isBetween(day.date, session.validFrom, session.validUntil)) return false
  if (session.weeks !== 'every' && (session.weeks === 'even') !== day.isEvenWeek) return false
  if (session.onClosedDays) return true
  return day.isWorking && !isAmong(day.date, session.closed ?? [])
}

/** The parts of a day's session between its pauses, as wall-clock times in order. */
function partsOf({ startsAt, endsAt, pauses = [] }: ConsultationSession): Pause[] {
  const { compare } = Temporal.PlainTime
  const parts: Pause[] = []
  let from = startsAt
  for (const pause of [...pauses].sort((one, other) => compare(one.from, other.from))) {
    if (compare(from, pause.from) < 0)
      parts.push({ from, until: compare(pause.from, endsAt) < 0 ? pause.from : endsAt })
    if (compare(from, pause.until) < 0) from = pause.until
  }
  if (compare(from, endsAt) < 0) parts.push({ from, until: endsAt })
  return parts
}

/**
 * The sessions on the dates from `firstDay` to `lastDay` (both included) on which the practice works and the
 * professional is there for the whole day; one period for each part between pauses; in order of start. Where somebody is
 * away for a part of a day, see `awayHours`.
 */
export function sessionPeriods(
  sessions: readonly ConsultationSession[],
  absences: readonly Absence[],
  firstDay: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
  calendar: WorkingCalendar,
): SessionPeriod[] {
  const periods: SessionPeriod[] = []
  const awayAllDay = absences.filter(({ hours }) => !hours)
  const days = localDays(firstDay, lastDay, calendar).filter(({ date }) => !isAmong(date, awayAllDay))
  for (const session of sessions) {
    const parts = partsOf(session)
    for (const day of days) {
      if (!isHeld(session, day)) continue
      for (const [part, { from, until }] of parts.entries()) {
        const [start, end] = [atClock(day, from, calendar.timeZone), atClock(day, until, calendar.timeZone)]
        if (start < end) periods.push({ session, part, start, end })
      }
    }
  }
  return periods.sort((a, b) => a.start - b.start)
}

function onDate(date: Temporal.PlainDate, { from, until }: Pause, timeZone: string) {
  const zoned = (plainTime: Temporal.PlainTime) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
  return { start: zoned(from), end: zoned(until) }
}

/** The hours in which somebody is away on a part of a day, in epoch milliseconds, from `firstDay` to `lastDay`. */
export function awayHours(
  absences: readonly Absence[],
  firstDay: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
  timeZone: string,
): { start: number; end: number }[] {
  const { compare } = Temporal.PlainDate
  return absences.flatMap(({ from, until, hours }) => {
    if (!hours) return []
    const away: { start: number; end: number }[] = []
    const last = compare(until, lastDay) < 0 ? until : lastDay
    for (
      let date = compare(from, firstDay) > 0 ? from : firstDay;
      compare(date, last) <= 0;
      date = date.add({ days: 1 })
    )
      away.push(onDate(date, hours, timeZone))
    return away
  })
}
