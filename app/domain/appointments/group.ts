import { refuse, done, type Result } from '#app/domain/shared/result.ts'
import type { Temporal } from 'temporal-polyfill'

/** How many residents a group has place for, and how long it lasts; also checks of `group_appointments`. */
export const groupLimits = { places: { least: 2, most: 30 }, minutes: { least: 10, most: 480 }, people: 6 } as const

/** What decides whether a group takes one more. */
export interface GroupState {
  readonly status: 'booked' | 'cancelled'
  readonly startsAt: Temporal.Instant
  readonly most: number
  readonly taken: number
}

/**
 * Whether a group takes one more at `now`. Refuses `appointments.groupEnded` for one that was cancelled or has begun, and
 * `appointments.groupFull`: the constraint of that name has the last word.
 */
export function takesOneMore({ status, startsAt, most, taken }: GroupState, now: Temporal.Instant): Result<undefined> {
  if (status === 'cancelled' || startsAt.epochMilliseconds <= now.epochMilliseconds)
    return refuse('appointments.groupEnded')
  return taken < most ? done() : refuse('appointments.groupFull')
}

/** Whether a group can still be moved, changed or cancelled. Refuses `appointments.groupEnded`. */
export function isStillToCome({ status, startsAt }: GroupState, now: Temporal.Instant): Result<undefined> {
  return status === 'booked' && startsAt.epochMilliseconds > now.epochMilliseconds
    ? done()
    : refuse('appointments.groupEnded')
}
