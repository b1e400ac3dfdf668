import { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import type { Activity } from './activity.ts'
import { occurrencesBetween, type Occurrence } from './recurrence.ts'

/** What a visitor chose (PUB-5). Everything that is left out does not filter. */
export interface ActivityFilter {
  readonly day?: Temporal.PlainDate
  readonly neighbourhoodId?: string
  readonly domain?: string
  readonly freeOnly?: boolean
}

export interface ActivityOnDate {
  readonly activity: Activity
  readonly occurrence: Occurrence
}

export interface ActivityDay {
  readonly date: Temporal.PlainDate
  readonly activities: readonly ActivityOnDate[]
}

function fits(activity: Activity, filter: ActivityFilter): boolean {
  if (filter.freeOnly && activity.costCents > 0) return false
  if (filter.domain && !activity.domains.includes(filter.domain)) return false
  return !filter.neighbourhoodId || activity.neighbourhoodId === filter.neighbourhoodId
}

/**
 * Seven days of the neighbourhood from `firstDay` on, each with its activities by time; days without any are left out.
 * A cancelled date stands where it would have been, as such; a moved one where it is now (lessons 14).
 */
export function weekOfActivities(
  all: readonly Activity[],
  firstDay: Temporal.PlainDate,
  filter: ActivityFilter,
  calendar: WorkingCalendar,
): ActivityDay[] {
  const start = filter.day ?? firstDay
  const end = start.add({ days: filter.day ? 1 : 7 })
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(calendar.timeZone).toInstant()
  const found = all
    .filter((activity) => fits(activity, filter))
    .flatMap((activity) =>
      occurrencesBetween(activity.repeats, at(start), at(end), calendar).map((occurrence) => ({
        activity,
        occurrence,
      })),
    )
    .sort((one, other) => Temporal.Instant.compare(one.occurrence.startsAt, other.occurrence.startsAt))
  const byDay = Map.groupBy(found, ({ occurrence }) => occurrence.date.toString())
  return [...byDay].map(([date, activities]) => ({ date: Temporal.PlainDate.from(date), activities }))
}

/** The next dates on which an activity goes on, at most `most`, within a quarter of a year. */
export function nextDates(
  activity: Activity,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
  most: number,
): Occurrence[] {
  const until = now.add({ hours: 24 * 92 })
  return occurrencesBetween(activity.repeats, now, until, calendar).slice(0, most)
}
