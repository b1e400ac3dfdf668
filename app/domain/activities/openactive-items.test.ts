import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from '@openactive/data-model-validator'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import type { Activity } from './activity.ts'
import type { FeedDate } from './feed-activity.ts'
import type { RepeatingActivity } from './recurrence.ts'
import { activityListLabels, activityListScheme } from './openactive-list.ts'
import { scheduledSession, sessionSeries } from './openactive-items.ts'

const repeats: RepeatingActivity = {
  startsAt: Temporal.PlainDateTime.from('2026-03-03T10:00'),
  minutes: 90,
  timeZone: 'Europe/Amsterdam',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  until: null,
  offOnHolidays: true,
  exceptions: [],
}
const walk: Activity = {
  id: '0198c5a0-0000-7000-8000-000000000001',
  state: 'published',
  title: 'Wandelgroep voor vrouwen',
  what: 'Wij wandelen een uur.',
  forWhom: 'Vrouwen',
  howToJoin: 'Kom langs',
  translations: {},
  translationStatus: {},
  pictogram: 'walk',
  organiserId: '0198c5a0-0000-7000-8000-000000000002',
  organiser: 'De Wissel',
  organiserPhone: '030 555 02 02',
  domains: ['BODY'],
  theme: 'walking',
  openactiveActivity: 'https://openactive.io/activity-list#95092977-5a20-4d6e-b312-8fddabe71544',
  locationName: 'De Wissel',
  street: 'Zambesidreef 5',
  neighbourhoodId: null,
  neighbourhood: 'Zambesidreef',
  costCents: 0,
  womenOnly: true,
  childrenWelcome: false,
  indoors: null,
  companion: false,
  signUp: 'none',
  languages: ['nl', 'tr'],
  wheelchairAccessible: true,
  minAge: 18,
  maxAge: null,
  capacity: 12,
  repeats,
  sequence: 0,
  cancelledAt: null,
  updatedAt: Temporal.Instant.from('2026-03-01T09:00:00Z'),
}
const place = {
  origin: 'https://overvecht.example',
  city: 'Utrecht',
  nameOf: (theme: string) => ({ walking: 'wandelen', food: 'samen eten' })[theme] ?? theme,
  pageOf: (id: string) => `https://overvecht.example/nl/activiteiten/${id}`,
}
const tuesday: FeedDate = {
  activityId: walk.id,
  originalDate: Temporal.PlainDate.from('2026-03-31'),
  starts: Temporal.Instant.from('2026-03-31T08:00:00Z'),
  ends: Temporal.Instant.from('2026-03-31T09:30:00Z'),
  status: 'scheduled',
}

const list = {
  concept: Object.entries(activityListLabels).map(([id, prefLabel]) => ({ id, type: 'Concept', prefLabel })),
}
/** The validator would ask the internet for the list of activities: it finds what it wants here. */
const folder = mkdtempSync(join(tmpdir(), 'openactive-'))
const cached = join(folder, `${createHash('sha256').update(activityListScheme).digest('hex')}.json`)
writeFileSync(
  cached,
  JSON.stringify({ errorCode: 'error_none', statusCode: 200, data: list, fetchTime: 8_640_000_000_000 }),
)
afterAll(() => rmSync(folder, { recursive: true }))

/** What OpenActive’s own validator calls a failure. */
async function failuresOf(data: unknown): Promise<string[]> {
  const asked = { loadRemoteJson: true, remoteJsonCachePath: folder, validationMode: 'RPDEFeed' }
  const found = await validate(data, asked)
  return found.filter(({ severity }) => severity === 'failure').map(({ path, type }) => `${path} ${type}`)
}

test('an activity of every kind is valid by OpenActive’s own validator', async () => {
  const kinds: Partial<Activity>[] = [
    {},
    { repeats: { ...repeats, rule: null } },
    { repeats: { ...repeats, rule: 'FREQ=MONTHLY;BYDAY=2TU', until: Temporal.PlainDate.from('2026-12-31') } },
    { theme: null, organiserPhone: null, street: null, costCents: 250, minAge: null },
    { state: 'cancelled', maxAge: 24, wheelchairAccessible: false, womenOnly: false },
  ]
  for (const kind of kinds) expect(await failuresOf(sessionSeries({ ...walk, ...kind }, place).data)).toEqual([])
})

test('a date is valid, and says when it is, also after the clocks change', async () => {
  const { data, itemId } = scheduledSession(tuesday, walk, place)
  expect(await failuresOf(data)).toEqual([])
  expect(itemId).toBe(`${walk.id}.2026-03-31`)
  expect(data).toMatchObject({ startDate: '2026-03-31T10:00:00+02:00', endDate: '2026-03-31T11:30:00+02:00' })
})

test('a date that is cancelled is told as cancelled, and so is each of an activity that stops', () => {
  const statusOf = (date: FeedDate, activity: Activity) => scheduledSession(date, activity, place).data['eventStatus']
  expect(statusOf({ ...tuesday, status: 'cancelled' }, walk)).toBe('https://schema.org/EventCancelled')
  expect(statusOf(tuesday, { ...walk, state: 'cancelled' })).toBe('https://schema.org/EventCancelled')
  expect(statusOf({ ...tuesday, status: 'moved' }, walk)).toBe('https://schema.org/EventScheduled')
})

test('an activity that OpenActive knows no sport for is said in the wijk’s own words', () => {
  const { data } = sessionSeries({ ...walk, openactiveActivity: null, theme: 'food' }, place)
  const own = [{ prefLabel: 'samen eten', inScheme: 'https://overvecht.example/openactive/concepts' }]
  expect(data).toMatchObject({ activity: own, category: own })
  expect(sessionSeries(walk, place).data).toMatchObject({
    activity: [{ prefLabel: 'Walking' }],
    category: [{ prefLabel: 'wandelen' }],
  })
})
