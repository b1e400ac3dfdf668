import { parseRssFeed } from 'feedsmith'
import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { organisations } from '#db/schema/organisations.ts'
import { asActor, asAnyone } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { rssFile } from '#app/platform/rss.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { activitiesCalendar, mostEvents } from './activity-calendar.server.ts'
import { feedChoice } from './feed-choice.ts'
import { readFeed, type FeedContent } from './feed.queries.server.ts'
import { feedWords } from './feed-words.server.ts'
import { indexOccurrences } from './index-occurrences.server.ts'
import { newsItems } from './rss-items.ts'

const timeZone = 'Europe/Amsterdam'
const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant().toString()
/** Weekly on Tuesday from before the clocks change in March, 2026; one cancelled, one moved. */
const walk = newId()
const soup = newId()
const stopped = newId()
let wijk: TestNeighbourhood

const read = (query: string, tenantId = wijk.tenant.id): Promise<FeedContent> =>
  asAnyone(tenantId, (tx) => readFeed(tx, { ...feedChoice(new URLSearchParams(query))!, timeZone }))
const words = () => feedWords(wijk.tenant, 'nl')
const head = {
  name: 'Activiteiten',
  description: 'Alles',
  source: 'http://localhost/nl/activiteiten.ics',
  refreshSeconds: 3600,
}
const calendar = async (query: string) => activitiesCalendar(await read(query), head, words())

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { db } = wijk.owner
  const tenantId = wijk.tenant.id
  const organiserId = newId()
  await db
    .insert(organisations)
    .values({ tenantId, id: organiserId, kind: 'ACTIVITY_ORGANIZER', name: 'De Wissel & co', phone: '030 555 02 02' })
  const row = {
    ...{ tenantId, organiserId, forWhom: 'Vrouwen', howToJoin: 'Kom langs', translations: {}, pictogram: 'walk' },
    ...{
      domains: ['BODY'],
      locationName: 'De Wissel',
      languages: ['nl'],
      updatedAt: testNow,
      state: 'published' as const,
    },
    ...{ startsAt: time('10:00'), endsAt: time('11:30'), recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU' },
  }
  await db.insert(activities).values([
    {
      ...row,
      id: walk,
      title: 'Wandelen; samen, "rustig"',
      what: 'Wij <lopen> & praten.\nElke week.',
      theme: 'walking',
      firstDate: day('2026-03-03'),
      sequence: 3,
    },
    {
      ...row,
      id: soup,
      title: 'Soep',
      what: 'Eten',
      theme: 'food',
      costCents: 250,
      firstDate: day('2026-04-14'),
      recurrenceRule: null,
    },
    {
      ...row,
      id: stopped,
      title: 'Gestopt',
      what: 'Was er',
      theme: 'food',
      firstDate: day('2026-04-02'),
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=TH',
      state: 'cancelled',
      cancelledAt: testNow,
    },
  ])
  const changed = { tenantId, activityId: walk, updatedAt: testNow }
  await db.insert(activityExceptions).values([
    { ...changed, originalDate: day('2026-04-07'), kind: 'cancelled' },
    {
      ...changed,
      originalDate: day('2026-04-14'),
      kind: 'moved',
      movedToDate: day('2026-04-15'),
      movedStartsAt: time('14:00'),
      movedEndsAt: time('15:00'),
    },
  ])
  await asActor(systemActor(tenantId, testNow, 'job'), async (tx) => {
    for (const id of [walk, soup, stopped]) await indexOccurrences(tx, id)
  })
})
afterAll(() => wijk.end())

/** The events in a file as ical.js reads them: which, when, and whether they go on. */
function eventsOf(file: string) {
  const parts = new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent')
  return parts.map((part) => {
    const event = new ICAL.Event(part)
    return {
      ...{ uid: event.uid, title: event.summary, starts: event.startDate.toString(), sequence: event.sequence },
      original: event.isRecurrenceException() ? event.recurrenceId.toString() : null,
      status: String(part.getFirstPropertyValue('status')),
      zone: part.getFirstProperty('dtstart')?.getParameter('tzid') ?? 'UTC',
    }
  })
}

test('a calendar tells of what is cancelled and moved as such, to both parsers', async () => {
  const file = await calendar('thema=walking')
  const uid = `activity-${walk}@drieluik`
  const common = { uid, title: 'Wandelen; samen, "rustig"', sequence: 3, zone: timeZone }
  expect(eventsOf(file)).toEqual([
    { ...common, starts: '2026-03-03T10:00:00', original: null, status: 'CONFIRMED' },
    { ...common, starts: '2026-04-07T10:00:00', original: '2026-04-07T10:00:00', status: 'CANCELLED' },
    { ...common, starts: '2026-04-15T14:00:00', original: '2026-04-14T10:00:00', status: 'CONFIRMED' },
  ])
  const seen = Object.values(nodeIcal.sync.parseICS(file)).filter((each) => each?.type === 'VEVENT')
  expect(seen).toHaveLength(1)
  const [series] = seen as [VEvent]
  expect(series.start.toISOString()).toBe(
    Temporal.Instant.from(local('2026-03-03T10:00')).toString({ fractionalSecondDigits: 3 }),
  )
  const moved = Object.values((series.recurrences ?? {}) as Record<string, VEvent>).map(
    (each) => `${each.status} ${each.start.toISOString()}`,
  )
  expect([...new Set(moved)].sort()).toEqual([
    'CANCELLED 2026-04-07T08:00:00.000Z',
    'CONFIRMED 2026-04-15T12:00:00.000Z',
  ])
})

test('10 o’clock stays 10 o’clock through both changes of clocks', async () => {
  const file = await calendar('thema=walking')
  const part = new ICAL.Component(ICAL.parse(file) as unknown[])
  const zone = new ICAL.Timezone(part.getFirstSubcomponent('vtimezone')!)
  const dates = new ICAL.Event(part.getFirstSubcomponent('vevent')!).iterator()
  const starts = Array.from({ length: 40 }, () => {
    const start = dates.next()!
    start.zone = zone
    return Temporal.Instant.fromEpochMilliseconds(start.toUnixTime() * 1000).toString()
  })
  for (const date of ['2026-03-24', '2026-03-31', '2026-10-20', '2026-10-27'])
    expect(starts).toContain(local(`${date}T10:00`))
})

test('an activity that stopped is in the calendar as cancelled, and a single one once', async () => {
  const told = eventsOf(await calendar('thema=food')).map(({ title, status, zone }) => `${title} ${status} ${zone}`)
  expect(told.sort()).toEqual(['Gestopt CANCELLED Europe/Amsterdam', 'Soep CONFIRMED UTC'])
})

test('a calendar of a choice holds what the list of that choice holds', async () => {
  const titles = async (query: string) => (await read(query)).activities.map(({ title }) => title).sort()
  expect(await titles('')).toEqual(['Gestopt', 'Soep', 'Wandelen; samen, "rustig"'])
  expect(await titles('gratis=ja')).toEqual(['Gestopt', 'Wandelen; samen, "rustig"'])
  expect(await titles('zoek=soep')).toEqual(['Soep'])
  expect(await titles(`van-wie=${newId()}`)).toEqual([])
  expect((await read('', wijk.otherTenant.id)).activities).toEqual([])
})

test('an address that nobody understands is no calendar of everything', () => {
  for (const query of [
    'thema=nonsense',
    'buurt=1',
    'gratis=misschien',
    'dag=2026-04-07',
    'na=x',
    'zoek=%20-%20',
    'x=1',
    'gratis=ja&gratis=ja',
  ])
    expect([query, feedChoice(new URLSearchParams(query))]).toEqual([query, null])
  expect(feedChoice(new URLSearchParams('gratis=ja&thema=food'))?.query).toEqual({ gratis: 'ja', thema: 'food' })
  expect(feedChoice(new URLSearchParams('thema='))?.query).toEqual({})
})

test('a feed stops at a thousand events, and says that there is more', async () => {
  const content = await read('')
  const [one] = content.activities
  const many = Array.from({ length: mostEvents + 20 }, () => ({ ...one!, id: newId() }))
  const file = activitiesCalendar({ activities: many, changed: new Map(), isWhole: false }, head, words())
  expect(eventsOf(file)).toHaveLength(mostEvents)
})

test('a reader of news reads it, with what does not go on as planned', async () => {
  const { urlOf } = words()
  const items = newsItems(await read(''), testNow, words())
  const channel = {
    title: 'Nieuw <hier>',
    description: 'Alles',
    link: urlOf(walk),
    self: urlOf(soup),
    language: 'nl',
    minutes: 60,
  }
  const feed = parseRssFeed(rssFile(channel, items))
  expect(feed.title).toBe('Nieuw <hier>')
  expect(feed.items?.map(({ title }) => title).sort()).toEqual([
    'Andere tijd: Wandelen; samen, "rustig", woensdag 15 april, 14.00 tot 15.00 uur',
    'Gaat niet door: Gestopt',
    'Gaat niet door: Wandelen; samen, "rustig", dinsdag 7 april, 10.00 tot 11.30 uur',
    'Soep',
    'Wandelen; samen, "rustig"',
  ])
  const itself = feed.items?.find(({ guid }) => guid?.value === `activity-${walk}`)
  // Readers take it for HTML: what looks like a mark stays text.
  expect(itself?.description).toContain('Wij &lt;lopen&gt; &amp; praten.')
  expect(itself?.link).toBe(urlOf(walk))
  expect(Date.parse(itself?.pubDate ?? '')).toBe(Math.floor(testNow.epochMilliseconds / 1000) * 1000)
  expect(new Set(feed.items?.map(({ guid }) => guid?.value)).size).toBe(5)
})
