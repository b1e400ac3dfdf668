import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Activity } from './activity.ts'
import { activityLine, byDay } from './activity-view.ts'
import { wordsIn } from './activity-words.ts'

const activity: Activity = {
  id: 'walk',
  state: 'published',
  title: 'Wandelgroep',
  what: 'Samen wandelen.',
  forWhom: 'Vrouwen',
  howToJoin: 'Kom langs',
  translations: {
    tr: { title: 'Yürüyüş', what: 'Birlikte.', forWhom: 'Kadınlar', howToJoin: 'Gelin' },
    pl: { title: 'Spacer', what: ' ' },
    'nl-simple': { what: 'Wij lopen samen.' },
  },
  translationStatus: {
    tr: { status: 'checked', checkedBy: 'Elif', checkedOn: '2026-03-01' },
    pl: { status: 'machine' },
  },
  pictogram: 'walk',
  domains: ['BODY'],
  theme: 'walking',
  openactiveActivity: null,
  locationName: 'De Wissel',
  street: 'Zambesidreef',
  neighbourhoodId: null,
  neighbourhood: null,
  organiserId: 'wijk',
  organiser: 'Wijk',
  organiserPhone: '030 555 02 02',
  costCents: 0,
  womenOnly: true,
  childrenWelcome: false,
  minAge: null,
  maxAge: null,
  indoors: null,
  capacity: null,
  signUp: 'none',
  languages: ['nl', 'tr'],
  wheelchairAccessible: false,
  companion: false,
  sequence: 0,
  cancelledAt: null,
  updatedAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  repeats: {
    startsAt: Temporal.PlainDateTime.from('2026-03-03T10:00'),
    minutes: 90,
    timeZone: 'Europe/Amsterdam',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    until: null,
    offOnHolidays: false,
    exceptions: [],
  },
}
const on = (date: string, starts: string) => ({
  activity: { ...activity, timeZone: 'Europe/Amsterdam' },
  occurrence: {
    activityId: 'walk',
    originalDate: Temporal.PlainDate.from(date),
    date: Temporal.PlainDate.from(date),
    starts: Temporal.Instant.from(starts),
    ends: Temporal.Instant.from(starts).add({ minutes: 90 }),
    status: 'scheduled' as const,
  },
})

test('I read each word in my language, or in Dutch where nobody translated it', () => {
  expect(wordsIn(activity, 'tr')).toMatchObject({ title: { text: 'Yürüyüş', language: 'tr' }, unchecked: false })
  expect(wordsIn(activity, 'ar')).toMatchObject({ title: { text: 'Wandelgroep', language: 'nl' }, translated: false })
  const polish = wordsIn(activity, 'pl')
  expect([polish.title, polish.what]).toEqual([
    { text: 'Spacer', language: 'pl' },
    { text: 'Samen wandelen.', language: 'nl' },
  ])
})

test('what nobody has checked says so, and what is not translated does not', () => {
  expect(wordsIn(activity, 'pl').unchecked).toBe(true)
  expect(wordsIn(activity, 'tr').unchecked).toBe(false)
  expect(wordsIn(activity, 'nl').unchecked).toBe(false)
  expect(wordsIn({ ...activity, translationStatus: {} }, 'tr').unchecked).toBe(true)
})

test('simple Dutch is marked as Dutch', () => {
  expect(wordsIn(activity, 'nl-simple').what).toEqual({ text: 'Wij lopen samen.', language: 'nl' })
  expect(wordsIn(activity, 'nl-simple').title).toEqual({ text: 'Wandelgroep', language: 'nl' })
})

test('a list names the place, the time, the phone and the other languages that are spoken', () => {
  const line = activityLine(on('2026-04-07', '2026-04-07T08:00:00Z'), 'nl')
  expect(line).toMatchObject({ place: 'De Wissel, Zambesidreef', domain: 'body', alsoIn: ['tr'], free: true })
  expect(line.phone).toBe('030 555 02 02')
  expect([line.times.starts.toString(), line.times.ends.toString()]).toEqual(['10:00:00', '11:30:00'])
})

test('a list goes day by day and leaves out days without anything', () => {
  const days = byDay([
    on('2026-04-07', '2026-04-07T08:00:00Z'),
    on('2026-04-07', '2026-04-07T12:00:00Z'),
    on('2026-04-09', '2026-04-09T08:00:00Z'),
  ])
  expect(days.map(({ date, activities }) => `${date.toString()} ${activities.length}`)).toEqual([
    '2026-04-07 2',
    '2026-04-09 1',
  ])
})
