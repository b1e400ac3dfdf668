import type { Temporal } from 'temporal-polyfill'
import type { Activity } from './activity.ts'
import type { OccurrenceStatus } from './recurrence.ts'

/** One date of an activity, from the index of dates. */
export interface FeedDate {
  readonly activityId: string
  /** The day it was planned for: its name (RECURRENCE-ID). */
  readonly originalDate: Temporal.PlainDate
  readonly starts: Temporal.Instant
  readonly ends: Temporal.Instant
  readonly status: OccurrenceStatus
}

/** Where it is, as one line. */
export function placeLine({ locationName, street }: Pick<Activity, 'locationName' | 'street'>): string {
  return [locationName, street].filter(Boolean).join(', ')
}

export const isCancelled = ({ state }: Pick<Activity, 'state'>): boolean => state === 'cancelled'

/** An instant with the offset that the zone of the activity has then: `2026-03-31T10:00:00+02:00`. */
export function localTime({ repeats }: Pick<Activity, 'repeats'>, instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(repeats.timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
