import type { Temporal } from 'temporal-polyfill'
import type { Activity } from './activity.ts'
import { wordsIn } from './activity-words.ts'
import { isCancelled, localTime, placeLine, type FeedDate } from './feed-activity.ts'
import { scheduleOf } from './feed-schedule.ts'

const statuses = {
  scheduled: 'https://schema.org/EventScheduled',
  cancelled: 'https://schema.org/EventCancelled',
  moved: 'https://schema.org/EventRescheduled',
} as const

/**
 * An activity as schema.org describes an `Event`, for search engines: its coming dates, cancelled and moved ones as such
 * (lesson 15.14), and how it repeats. Null when no date is left.
 * @param place.url of its page; `city` where the wijk is.
 */
export function eventJsonLd(
  activity: Activity,
  dates: readonly FeedDate[],
  place: { readonly language: string; readonly url: string; readonly city: string },
): Readonly<Record<string, unknown>> | null {
  const words = wordsIn(activity, place.language)
  const first = dates.find(({ status }) => status !== 'cancelled') ?? dates[0]
  if (!first) return null
  const at = (instant: Temporal.Instant) => localTime(activity, instant)
  const { startsAt, timeZone } = activity.repeats
  const planned = (date: Temporal.PlainDate) =>
    at(date.toZonedDateTime({ timeZone, plainTime: startsAt.toPlainTime() }).toInstant())
  const when = ({ starts, ends, status, originalDate }: FeedDate) => ({
    startDate: at(starts),
    endDate: at(ends),
    eventStatus: statuses[isCancelled(activity) ? 'cancelled' : status],
    ...(status === 'moved' ? { previousStartDate: planned(originalDate) } : {}),
  })
  const location = {
    '@type': 'Place',
    name: activity.locationName,
    address: {
      '@type': 'PostalAddress',
      ...(activity.street ? { streetAddress: activity.street } : {}),
      addressLocality: place.city,
      addressCountry: 'NL',
    },
  }
  const schedule = scheduleOf(activity.repeats)
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': place.url,
    url: place.url,
    name: words.title.text,
    description: words.what.text,
    ...when(first),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location,
    organizer: {
      '@type': 'Organization',
      name: activity.organiser,
      ...(activity.organiserPhone ? { telephone: activity.organiserPhone } : {}),
    },
    isAccessibleForFree: activity.costCents === 0,
    offers: { '@type': 'Offer', price: activity.costCents / 100, priceCurrency: 'EUR', url: place.url },
    inLanguage: activity.languages,
    ...(activity.maxAge === null && activity.minAge === null
      ? {}
      : {
          typicalAgeRange: `${String(activity.minAge ?? 0)}-${activity.maxAge === null ? '' : String(activity.maxAge)}`,
        }),
    ...(activity.capacity === null ? {} : { maximumAttendeeCapacity: activity.capacity }),
    ...(schedule ? { eventSchedule: schedule } : {}),
    ...(schedule && dates.length > 1
      ? {
          subEvent: dates.map((date) => ({
            '@type': 'Event',
            name: words.title.text,
            ...when(date),
            location: { '@type': 'Place', name: activity.locationName, address: placeLine(activity) },
          })),
        }
      : {}),
  }
}
