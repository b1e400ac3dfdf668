import { Temporal } from 'temporal-polyfill'
import type { Absence, ConsultationSession, Days } from './session.ts'

/** A session of one professional with whose team it is and where. */
export interface PlannedSession extends ConsultationSession {
  readonly teamId: string
  readonly location: string
}

/** Days on which a whole team is closed. */
export interface Closure extends Days {
  readonly teamId: string
}

/** All that says when one professional, or each of a team, has time. */
export interface Schedule {
  readonly sessions: readonly PlannedSession[]
  readonly absences: readonly Absence[]
  /** Beside those that the sessions carry themselves. */
  readonly closures: readonly Closure[]
}

/** What can take time away that was booked already. What gives time hits nobody. */
export type ScheduleChange =
  | { readonly kind: 'add'; readonly session: PlannedSession }
  /** The old session ends the day before, so that history stays. */
  | {
      readonly kind: 'replace'
      readonly sessionId: string
      readonly from: Temporal.PlainDate
      readonly session: PlannedSession
    }
  | { readonly kind: 'end'; readonly sessionId: string; readonly lastDay: Temporal.PlainDate }
  | { readonly kind: 'away'; readonly absence: Absence }
  | { readonly kind: 'close'; readonly closure: Closure }

/** The session until this day, included; it never grows. */
function until<S extends PlannedSession>(session: S, lastDay: Temporal.PlainDate): S {
  const { validUntil } = session
  const ends = validUntil !== null && Temporal.PlainDate.compare(validUntil, lastDay) < 0 ? validUntil : lastDay
  return { ...session, validUntil: ends }
}

/** The schedule as it is after the change (APP-2). */
export function applyChange(schedule: Schedule, change: ScheduleChange): Schedule {
  const { sessions, absences, closures } = schedule
  const ended = (id: string, lastDay: Temporal.PlainDate) =>
    sessions.map((session) => (session.id === id ? until(session, lastDay) : session))
  switch (change.kind) {
    case 'add':
      return { ...schedule, sessions: [...sessions, change.session] }
    case 'replace':
      return { ...schedule, sessions: [...ended(change.sessionId, change.from.subtract({ days: 1 })), change.session] }
    case 'end':
      return { ...schedule, sessions: ended(change.sessionId, change.lastDay) }
    case 'away':
      return { ...schedule, absences: [...absences, change.absence] }
    case 'close':
      return { ...schedule, closures: [...closures, change.closure] }
  }
}

/** Whether the session is held on any day: one that was replaced before it began is not. */
export function isEverHeld({ validFrom, validUntil }: Pick<ConsultationSession, 'validFrom' | 'validUntil'>): boolean {
  return validFrom === null || validUntil === null || Temporal.PlainDate.compare(validFrom, validUntil) <= 0
}

/** Whether two sessions of one person can fall on the same time: nobody works in two places at once. */
export function sessionsOverlap(one: ConsultationSession, other: ConsultationSession): boolean {
  const sameWeeks = one.weeks === 'every' || other.weeks === 'every' || one.weeks === other.weeks
  const { compare } = Temporal.PlainTime
  const sameHours = compare(one.startsAt, other.endsAt) < 0 && compare(other.startsAt, one.endsAt) < 0
  const startsBeforeEnd = ({ validFrom }: ConsultationSession, { validUntil }: ConsultationSession) =>
    validFrom === null || validUntil === null || Temporal.PlainDate.compare(validFrom, validUntil) <= 0
  const sameDays = startsBeforeEnd(one, other) && startsBeforeEnd(other, one) && isEverHeld(one) && isEverHeld(other)
  return one.weekday === other.weekday && sameWeeks && sameHours && sameDays
}
