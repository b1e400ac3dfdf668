import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, closingOf, openingOf, type WorkingCalendar } from '#app/domain/tenants/working-days.ts'

/** Settings of INV-2, INV-2b and INV-3, in working days but the last, in days. */
export const invitationTimes = { remindAfter: 3, callAfter: 5, holdAtMost: 5, permissionAfter: 30 } as const
export type InvitationTimes = { readonly [K in keyof typeof invitationTimes]: number }

export interface InvitationDates {
  /** Invitees who have not answered are reminded. */
  readonly remindAt: Temporal.Instant
  /** The practice gets the task "wij bellen". */
  readonly callAt: Temporal.Instant
  /** The chosen time is held in all agendas until then: never past the start of the talk itself. */
  readonly holdUntil: Temporal.Instant
}

/**
 * When what happens to an invitation that is sent at `sentAt` for a talk at `startsAt` (INV-2, INV-2b): a reminder
 * when the practice opens on the third working day, a call and the end of the hold when it closes on the fifth.
 */
export function invitationDates(
  sentAt: Temporal.Instant,
  startsAt: Temporal.Instant,
  calendar: WorkingCalendar,
  times: InvitationTimes = invitationTimes,
): InvitationDates {
  const sentOn = sentAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const holdEnds = closingOf(calendar, addWorkingDays(calendar, sentOn, times.holdAtMost))
  return {
    remindAt: openingOf(calendar, addWorkingDays(calendar, sentOn, times.remindAfter)),
    callAt: closingOf(calendar, addWorkingDays(calendar, sentOn, times.callAfter)),
    holdUntil: Temporal.Instant.compare(holdEnds, startsAt) < 0 ? holdEnds : startsAt,
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
