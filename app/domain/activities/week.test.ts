import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '../tenants/public-holidays.ts'
import { wordsIn, type Activity } from './activity.ts'
import { activityChoice } from './activity-filter-form.ts'
import { activityLine } from './activity-view.ts'
import { nextDates, weekOfActivities } from './week.ts'

const calendar = workingCalendar()
const friday = Temporal.PlainDate.from('2026-04-03')

function activity(more: Partial<Activity>, startsAt = '2026-03-03T10:00', rule = 'FREQ=WEEKLY;BYDAY=TU'): Activity {
  return {
    id: 'walk',
    title: 'Wandelgroep',
    what: 'Samen wandelen.',
    forWhom: 'Vrouwen',
    howToJoin: 'Kom langs',
    translations: { tr: { title: 'Yürüyüş', what: 'Birlikte.', forWhom: 'Kadınlar', howToJoin: 'Gelin' } },
    pictogram: 'walk',
    domains: ['BODY'],
    locationName: 'De Wissel',
    street: 'Zambesidreef',
    neighbourhoodId: null,
    neighbourhood: null,
    organiser: 'Wijk',
    organiserPhone: null,
    costCents: 0,
    womenOnly: true,
    languages: ['nl', 'tr'],
    wheelchairAccessible: false,
    companion: false,
    sequence: 0,
    updatedAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
    repeats: {
      startsAt: Temporal.PlainDateTime.from(startsAt),
      minutes: 90,
      timeZone: 'Europe/Amsterdam',
      rule,
      until: null,
      offOnHolidays: false,
      exceptions: [],
    },
    ...more,
  }
}

const soup = activity({ id: 'soup', domains: ['SOCIAL'], costCents: 150 }, '2026-03-04T12:00', 'FREQ=WEEKLY;BYDAY=WE')
const titles = (days: ReturnType<typeof weekOfActivities>) =>
  days.map((day) => [day.date.toString(), ...day.activities.map((each) => each.activity.id)].join(' '))

test('a week shows each day that has something, in order', () => {
  expect(titles(weekOfActivities([soup, activity({})], friday, {}, calendar))).toEqual([
    '2026-04-07 walk',
    '2026-04-08 soup',
  ])
})

test('I can ask for what is free, for one domain, for one day', () => {
  const all = [soup, activity({})]
  expect(titles(weekOfActivities(all, friday, { freeOnly: true }, calendar))).toEqual(['2026-04-07 walk'])
  expect(titles(weekOfActivities(all, friday, { domain: 'SOCIAL' }, calendar))).toEqual(['2026-04-08 soup'])
  expect(titles(weekOfActivities(all, friday, { day: friday.add({ days: 4 }) }, calendar))).toEqual(['2026-04-07 walk'])
  expect(weekOfActivities(all, friday, { neighbourhoodId: 'elsewhere' }, calendar)).toEqual([])
})

test('a cancelled date stays on its day and says so', () => {
  const cancelled = activity({})
  const repeats = {
    ...cancelled.repeats,
    exceptions: [{ kind: 'cancelled' as const, originalDate: Temporal.PlainDate.from('2026-04-07') }],
  }
  const [day] = weekOfActivities([{ ...cancelled, repeats }], friday, {}, calendar)
  expect(day?.activities[0]?.occurrence.status).toBe('cancelled')
})

test('ten o’clock stays ten o’clock after the change of clocks', () => {
  const now = Temporal.Instant.from('2026-03-24T00:00:00Z')
  const local = nextDates(activity({}), now, calendar, 2).map(
    (date) => date.startsAt.toZonedDateTimeISO('Europe/Amsterdam').hour,
  )
  expect(local).toEqual([10, 10])
})

test('I read the words in my language, or in Dutch when nobody translated them', () => {
  expect(wordsIn(activity({}), 'tr')).toMatchObject({ title: 'Yürüyüş', language: 'tr' })
  expect(wordsIn(activity({}), 'ar')).toMatchObject({ title: 'Wandelgroep', language: 'nl' })
})

test('a list names the place, the time and the other languages that are spoken', () => {
  const [day] = weekOfActivities([activity({})], friday, {}, calendar)
  const line = activityLine(day!.activities[0]!, 'nl')
  expect(line).toMatchObject({ place: 'De Wissel, Zambesidreef', domain: 'body', alsoIn: ['tr'], free: true })
  expect([line.times.starts.toString(), line.times.ends.toString()]).toEqual(['10:00:00', '11:30:00'])
})

test('an address that makes no sense filters nothing, and still shows a page', () => {
  const choice = activityChoice(new URLSearchParams('dag=2026-02-31&domein=onzin&week=-4&gratis=nee'))
  expect(choice.week).toBe(0)
  expect(choice.filter).toEqual({ freeOnly: false })
  expect(activityChoice(new URLSearchParams('week=99')).week).toBe(8)
})
