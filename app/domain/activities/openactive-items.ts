import type { Activity } from './activity.ts'
import { isCancelled, localTime, type FeedDate } from './feed-activity.ts'
import { isoMinutes, scheduleOf } from './feed-schedule.ts'
import { activityListLabels, activityListScheme } from './openactive-list.ts'
import { ownConcept, type ThemeName } from './openactive-concepts.ts'

export type OpenItemKind = 'SessionSeries' | 'ScheduledSession'
type Json = Readonly<Record<string, unknown>>

/** One item of a feed; its id is unique in the feed, for as long as the thing exists. */
export interface OpenItem {
  readonly kind: OpenItemKind
  readonly itemId: string
  readonly data: Json
}

/** Where open data of a wijk stands: `origin` such as `https://overvecht.example`, without a path. */
export interface OpenPlace {
  readonly origin: string
  readonly city: string
  readonly pageOf: (activityId: string) => string
  readonly nameOf: ThemeName
}

const context = ['https://openactive.io/']

/** Names of things as IRIs under the wijk's own address; they need not open as pages. */
const named = (origin: string, what: string, id: string) => `${origin}/openactive/${what}/${id}`

const cancelled = 'https://schema.org/EventCancelled'
const scheduled = 'https://schema.org/EventScheduled'

/** In OpenActive's list where that knows it; `activity` may not be left out, so else in the wijk's own words. */
function activityOf(activity: Activity, { origin, nameOf }: OpenPlace): Json[] {
  const iri = activity.openactiveActivity
  const label = iri === null ? undefined : activityListLabels[iri]
  return label
    ? [{ '@type': 'Concept', '@id': iri, prefLabel: label, inScheme: activityListScheme }]
    : [ownConcept(activity, origin, nameOf)]
}

/** An activity as OpenActive's `SessionSeries`: all that its dates have in common (Modelling Opportunity Data 2.0). */
export function sessionSeries(activity: Activity, place: OpenPlace): OpenItem {
  const { origin, city, pageOf, nameOf } = place
  const { id, title, what, forWhom, costCents, minAge, maxAge, repeats } = activity
  const url = pageOf(id)
  const schedule = scheduleOf(repeats)
  const once = { '@type': 'PartialSchedule', startDate: repeats.startsAt.toPlainDate().toString() }
  const clock = repeats.startsAt.toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    kind: 'SessionSeries',
    itemId: id,
    data: {
      '@context': context,
      '@type': 'SessionSeries',
      '@id': named(origin, 'session-series', id),
      identifier: id,
      name: title,
      description: `${what}\n\n${forWhom}`,
      url,
      eventStatus: isCancelled(activity) ? cancelled : scheduled,
      activity: activityOf(activity, place),
      category: [ownConcept(activity, origin, nameOf)],
      location: {
        '@type': 'Place',
        name: activity.locationName,
        address: [activity.street, city].filter(Boolean).join(', '),
      },
      organizer: {
        '@type': 'Organization',
        '@id': named(origin, 'organizers', activity.organiserId),
        name: activity.organiser,
        ...(activity.organiserPhone ? { telephone: activity.organiserPhone } : {}),
      },
      offers: [
        {
          '@type': 'Offer',
          '@id': `${named(origin, 'session-series', id)}#offer`,
          price: costCents / 100,
          priceCurrency: 'EUR',
        },
      ],
      ageRange: {
        '@type': 'QuantitativeValue',
        minValue: minAge ?? 0,
        ...(maxAge === null ? {} : { maxValue: maxAge }),
      },
      genderRestriction: `https://openactive.io/${activity.womenOnly ? 'FemaleOnly' : 'NoRestriction'}`,
      ...(activity.wheelchairAccessible ? { accessibilityInformation: 'Rolstoeltoegankelijk' } : {}),
      eventSchedule: [
        // A part of the rule alone: the dates themselves are the other feed.
        schedule
          ? { ...schedule, '@type': 'PartialSchedule' }
          : { ...once, startTime: clock, scheduleTimezone: repeats.timeZone },
      ],
    },
  }
}

/** One date as OpenActive's `ScheduledSession`: a moved one at its new time, a cancelled one as such (lesson 15.14). */
export function scheduledSession(date: FeedDate, activity: Activity, { origin, pageOf }: OpenPlace): OpenItem {
  const { originalDate, starts, ends, status } = date
  const itemId = `${activity.id}.${originalDate.toString()}`
  return {
    kind: 'ScheduledSession',
    itemId,
    data: {
      '@context': context,
      '@type': 'ScheduledSession',
      '@id': named(origin, 'scheduled-sessions', itemId),
      identifier: itemId,
      superEvent: named(origin, 'session-series', activity.id),
      url: pageOf(activity.id),
      startDate: localTime(activity, starts),
      endDate: localTime(activity, ends),
      duration: isoMinutes(Math.round(starts.until(ends).total('minutes'))),
      eventStatus: isCancelled(activity) || status === 'cancelled' ? cancelled : scheduled,
      ...(activity.capacity === null ? {} : { maximumAttendeeCapacity: activity.capacity }),
    },
  }
}
