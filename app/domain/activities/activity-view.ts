import type { Temporal } from 'temporal-polyfill'
import { wordsIn } from './activity.ts'
import type { ActivityOnDate } from './week.ts'

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
  readonly status: 'scheduled' | 'cancelled' | 'moved'
  readonly free: boolean
  readonly womenOnly: boolean
  readonly wheelchair: boolean
  readonly companion: boolean
  /** Languages spoken besides Dutch, BCP 47. */
  readonly alsoIn: readonly string[]
  readonly times: ActivityTimes
}

/** One activity on one date as a list shows it, in `language`, in the zone of the wijk. */
export function activityLine({ activity, occurrence }: ActivityOnDate, language: string): ActivityLine {
  const words = wordsIn(activity, language)
  const at = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(activity.repeats.timeZone).toPlainTime()
  return {
    id: activity.id,
    key: `${activity.id} ${occurrence.originalDate.toString()}`,
    title: words.title,
    titleLanguage: words.language,
    pictogram: activity.pictogram,
    domain: (activity.domains[0] ?? 'SOCIAL').toLowerCase(),
    place: [activity.locationName, activity.street].filter(Boolean).join(', '),
    status: occurrence.status,
    free: activity.costCents === 0,
    womenOnly: activity.womenOnly,
    wheelchair: activity.wheelchairAccessible,
    companion: activity.companion,
    alsoIn: activity.languages.filter((each) => each !== 'nl'),
    times: { starts: at(occurrence.startsAt), ends: at(occurrence.endsAt) },
  }
}
