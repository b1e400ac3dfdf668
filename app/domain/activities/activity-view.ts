import type { Temporal } from 'temporal-polyfill'
import type { Activity } from './activity.ts'
import { wordsIn, type WordField } from './activity-words.ts'
import type { OccurrencePlace } from './occurrence-place.ts'
import type { OccurrenceStatus } from './recurrence.ts'

/** Wall-clock times of one date, for a loader to put into words. */
export interface ActivityTimes {
  readonly starts: Temporal.PlainTime
  readonly ends: Temporal.PlainTime
}

/** What a list shows of an activity on one date, as plain data. */
export interface ActivityLine {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly titleLanguage: string
  readonly pictogram: string
  readonly domain: string
  readonly place: string
  readonly phone: string | null
  readonly status: OccurrenceStatus
  readonly free: boolean
  readonly womenOnly: boolean
  readonly wheelchair: boolean
  readonly companion: boolean
  readonly childrenWelcome: boolean
  /** Languages spoken besides Dutch, BCP 47. */
  readonly alsoIn: readonly string[]
  readonly times: ActivityTimes
}

/** As much of an activity as a list shows. */
export interface ActivityOnCard extends Pick<
  Activity,
  | ('id' | WordField | 'translations' | 'translationStatus' | 'pictogram' | 'domains' | 'locationName' | 'street')
  | (
      | 'organiserPhone'
      | 'costCents'
      | 'womenOnly'
      | 'childrenWelcome'
      | 'languages'
      | 'wheelchairAccessible'
      | 'companion'
    )
> {
  /** Of the wijk. */
  readonly timeZone: string
}

export interface OnDate {
  readonly activity: ActivityOnCard
  readonly occurrence: OccurrencePlace & { readonly ends: Temporal.Instant; readonly status: OccurrenceStatus }
}

/** One activity on one date as a list shows it, in `language`, in the zone of the wijk. */
export function activityLine({ activity, occurrence }: OnDate, language: string): ActivityLine {
  const { title } = wordsIn(activity, language)
  const at = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(activity.timeZone).toPlainTime()
  return {
    id: activity.id,
    key: `${activity.id} ${occurrence.originalDate.toString()}`,
    title: title.text,
    titleLanguage: title.language,
    pictogram: activity.pictogram,
    domain: (activity.domains[0] ?? 'SOCIAL').toLowerCase(),
    place: [activity.locationName, activity.street].filter(Boolean).join(', '),
    phone: activity.organiserPhone,
    status: occurrence.status,
    free: activity.costCents === 0,
    womenOnly: activity.womenOnly,
    wheelchair: activity.wheelchairAccessible,
    companion: activity.companion,
    childrenWelcome: activity.childrenWelcome,
    alsoIn: activity.languages.filter((each) => each !== 'nl'),
    times: { starts: at(occurrence.starts), ends: at(occurrence.ends) },
  }
}

/** What is on, by the day that it is on; days without anything are left out. */
export function byDay<T extends OnDate>(found: readonly T[]): { date: Temporal.PlainDate; activities: readonly T[] }[] {
  const days = Map.groupBy(found, ({ occurrence }) => occurrence.date.toString())
  return [...days.values()].map((activities) => ({ date: activities[0]!.occurrence.date, activities }))
}
