import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Activity } from './activity.ts'
import { eventJsonLd } from './event-json-ld.ts'
import type { FeedDate } from './feed-activity.ts'

const activity: Activity = {
  ...{ id: 'a', state: 'published', title: 'Wandelen </script>', what: 'Lopen', forWhom: 'Vrouwen', howToJoin: 'Kom' },
  ...{
    translations: { tr: { title: 'Yürüyüş' } },
    translationStatus: {},
    pictogram: 'walk',
    domains: ['BODY'],
    theme: null,
  },
  ...{
    openactiveActivity: null,
    locationName: 'De Wissel',
    street: 'Dreef 5',
    neighbourhoodId: null,
    neighbourhood: null,
  },
  ...{
    organiserId: 'o',
    organiser: 'De Wissel',
    organiserPhone: null,
    costCents: 250,
    womenOnly: true,
    childrenWelcome: false,
  },
  ...{ minAge: 18, maxAge: null, indoors: null, capacity: null, signUp: 'none', languages: ['nl'], companion: false },
  ...{
    wheelchairAccessible: true,
    sequence: 0,
    cancelledAt: null,
    updatedAt: Temporal.Instant.from('2026-03-01T09:00:00Z'),
  },
  repeats: {
    ...{ startsAt: Temporal.PlainDateTime.from('2026-03-03T10:00'), minutes: 90, timeZone: 'Europe/Amsterdam' },
    ...{ rule: 'FREQ=WEEKLY;BYDAY=TU', until: null, offOnHolidays: true, exceptions: [] },
  },
}
const date = (day: string, status: FeedDate['status'], from = `${day}T10:00`): FeedDate => {
  const starts = Temporal.PlainDateTime.from(from).toZonedDateTime('Europe/Amsterdam').toInstant()
  return {
    activityId: 'a',
    originalDate: Temporal.PlainDate.from(day),
    starts,
    ends: starts.add({ minutes: 90 }),
    status,
  }
}
const place = { language: 'nl', url: 'https://wijk.example/nl/activiteiten/a', city: 'Utrecht' }

test('a search engine reads the next date that goes on, and each date as it is', () => {
  const dates = [
    date('2026-03-24', 'cancelled'),
    date('2026-03-31', 'scheduled'),
    date('2026-04-07', 'moved', '2026-04-08T14:00'),
  ]
  const event = eventJsonLd(activity, dates, place)
  expect(event).toMatchObject({
    ...{ startDate: '2026-03-31T10:00:00+02:00', endDate: '2026-03-31T11:30:00+02:00' },
    eventStatus: 'https://schema.org/EventScheduled',
    eventSchedule: {
      repeatFrequency: 'P1W',
      byDay: ['https://schema.org/Tuesday'],
      startTime: '10:00',
      endTime: '11:30',
    },
    ...{ isAccessibleForFree: false, offers: { price: 2.5, priceCurrency: 'EUR' }, typicalAgeRange: '18-' },
    subEvent: [
      { startDate: '2026-03-24T10:00:00+01:00', eventStatus: 'https://schema.org/EventCancelled' },
      { eventStatus: 'https://schema.org/EventScheduled' },
      {
        ...{ startDate: '2026-04-08T14:00:00+02:00', previousStartDate: '2026-04-07T10:00:00+02:00' },
        eventStatus: 'https://schema.org/EventRescheduled',
      },
    ],
  })
})

test('an activity that stopped is told as cancelled, and one without dates not at all', () => {
  const stopped = eventJsonLd({ ...activity, state: 'cancelled' }, [date('2026-03-31', 'cancelled')], place)
  expect(stopped).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
  const allOff = eventJsonLd(activity, [date('2026-03-24', 'cancelled'), date('2026-03-31', 'cancelled')], place)
  expect(allOff).toMatchObject({
    startDate: '2026-03-24T10:00:00+01:00',
    eventStatus: 'https://schema.org/EventCancelled',
  })
  expect(eventJsonLd(activity, [], place)).toBeNull()
  expect(eventJsonLd(activity, [date('2026-03-31', 'scheduled')], { ...place, language: 'tr' })).toMatchObject({
    name: 'Yürüyüş',
  })
})
