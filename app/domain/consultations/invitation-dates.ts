import { Temporal } from 'temporal-polyfill'
import {
  addWorkingDays,
  closingOf,
  isWorkingDay,
  openingOf,
  workingMilliseconds,
  type WorkingCalendar,
} from '#app/domain/tenants/working-days.ts'

/** Settings of INV-2, INV-2b and INV-3, in working days but the last, in days. */
export const invitationTimes = { remindAfter: 3, callAfter: 5, holdAtMost: 5, permissionAfter: 30 } as const
/** The invited have at least so long to answer while the practice is open; a setting of ours. */
const answerAtLeast = 60 * 60_000
export type InvitationTimes = { readonly [K in keyof typeof invitationTimes]: number }

export interface InvitationDates {
  /** Invitees who have not answered are reminded. */
  readonly remindAt: Temporal.Instant
  /** The practice gets the task "wij bellen". */
  readonly callAt: Temporal.Instant
  /**
   * The chosen time is held in all agendas until then, at the latest one working day before the talk: whoever hears
   * that it is on or off can still arrange the day.
   */
  readonly holdUntil: Temporal.Instant
}

/** The last instant from which a whole working day goes by before `startsAt`. */
function workingDayBefore(calendar: WorkingCalendar, startsAt: Temporal.Instant): Temporal.Instant {
  const start = startsAt.toZonedDateTimeISO(calendar.timeZone)
  const startsOn = start.toPlainDate()
  let day = startsOn.subtract({ days: 1 })
  while (!isWorkingDay(calendar, day)) day = day.subtract({ days: 1 })
  const { opensAt, closesAt, timeZone } = calendar
  const { compare } = Temporal.PlainTime
  const time = start.toPlainTime()
  if (!isWorkingDay(calendar, startsOn) || compare(time, opensAt) < 0) return openingOf(calendar, day)
  if (compare(time, closesAt) > 0) return closingOf(calendar, day)
  return day.toZonedDateTime({ timeZone, plainTime: time }).toInstant()
}

/**
 * When what happens to an invitation that is sent at `sentAt` for a talk at `startsAt` (INV-2, INV-2b): a reminder
 * when the practice opens on the third working day, a call and the end of the hold when it closes on the fifth.
 * Null when the talk is so near that the invited would not have an hour of the practice's time to answer.
 */
export function invitationDates(
  sentAt: Temporal.Instant,
  startsAt: Temporal.Instant,
  calendar: WorkingCalendar,
  times: InvitationTimes = invitationTimes,
): InvitationDates | null {
  const sentOn = sentAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const holdEnds = closingOf(calendar, addWorkingDays(calendar, sentOn, times.holdAtMost))
  const latest = workingDayBefore(calendar, startsAt)
  const holdUntil = Temporal.Instant.compare(holdEnds, latest) < 0 ? holdEnds : latest
  if (workingMilliseconds(calendar, sentAt, holdUntil) < answerAtLeast) return null
  return {
    remindAt: openingOf(calendar, addWorkingDays(calendar, sentOn, times.remindAfter)),
    callAt: closingOf(calendar, addWorkingDays(calendar, sentOn, times.callAfter)),
    holdUntil,
  }
}

/** Until when inviting opens the chosen subject to the invitees: the end of the 30th day after the talk (INV-3). */
export function permissionUntil(
  talkEndsAt: Temporal.Instant,
  timeZone: string,
  days: number = invitationTimes.permissionAfter,
): Temporal.Instant {
  const heldOn = talkEndsAt.toZonedDateTimeISO(timeZone).toPlainDate()
  return heldOn
    .add({ days: days + 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
}
