import { isRpdeFeed, validate } from '@openactive/data-model-validator'
import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { organisations } from '#db/schema/organisations.ts'
import { asActor, asAnyone } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { indexOccurrences } from './index-occurrences.server.ts'
import { openDataset } from './openactive-dataset.ts'
import { afterChange, openFeeds, rpdePage, type OpenFeedName } from './openactive-page.ts'
import { listOpenData } from './openactive-pages.queries.server.ts'
import { refreshOpenData } from './openactive-refresh.server.ts'

const timeZone = 'Europe/Amsterdam'
const walk = newId()
const place = {
  origin: 'http://wijk.example',
  city: 'Utrecht',
  pageOf: (id: string) => id,
  nameOf: (name: string) => name,
}
let wijk: TestNeighbourhood

const later = (days: number, minutes = 0) => testNow.add({ hours: 24 * days, minutes })
const refresh = (now: Temporal.Instant) =>
  asActor(systemActor(wijk.tenant.id, now, 'job'), async (tx) => {
    await indexOccurrences(tx, walk)
    return refreshOpenData(tx, timeZone, place)
  })
/** Everything after a number, as somebody who collects reads it: page by page until one is empty. */
async function collect(name: OpenFeedName, after = 0, tenantId = wijk.tenant.id) {
  const found: { id: string; state: string; modified: number; data?: Record<string, unknown> }[] = []
  for (let at = after; ;) {
    const rows = await asAnyone(tenantId, (tx) => listOpenData(tx, { kind: openFeeds[name], after: at }))
    const page = rpdePage(name, rows, { self: 'http://wijk.example/openactive/x', after: at })
    expect(isRpdeFeed(page)).toBe(true)
    at = afterChange(new URL(page.next).searchParams)!
    if (page.items.length === 0) return { found, at }
    found.push(...(page.items as typeof found))
  }
}

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { db } = wijk.owner
  const tenantId = wijk.tenant.id
  const organiserId = newId()
  await db.insert(organisations).values({ tenantId, id: organiserId, kind: 'ACTIVITY_ORGANIZER', name: 'De Wissel' })
  await db.insert(activities).values({
    ...{ tenantId, id: walk, organiserId, state: 'published', title: 'Wandelen', what: 'Lopen', forWhom: 'Iedereen' },
    ...{ howToJoin: 'Kom', translations: {}, pictogram: 'walk', domains: ['BODY'], locationName: 'De Wissel' },
    ...{ languages: ['nl'], firstDate: Temporal.PlainDate.from('2026-03-03'), recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU' },
    ...{ startsAt: Temporal.PlainTime.from('10:00'), endsAt: Temporal.PlainTime.from('11:30'), updatedAt: testNow },
  })
})
afterAll(() => wijk.end())

const change = (set: Partial<typeof activities.$inferInsert>, now: Temporal.Instant) =>
  wijk.owner.db
    .update(activities)
    .set({ ...set, updatedAt: now })
    .where(eq(activities.id, walk))

test('who collects open data hears of everything once, and of what changed again', async () => {
  expect(await refresh(testNow)).toBe(true)
  const series = await collect('session-series')
  const dates = await collect('scheduled-sessions')
  expect(series.found.map(({ id, state }) => [id, state])).toEqual([[walk, 'updated']])
  expect(dates.found.map(({ id }) => id.slice(-10))).toEqual(['2026-04-07', '2026-04-14', '2026-04-21', '2026-04-28'])
  expect((await collect('session-series', series.at)).found).toEqual([])

  const soon = later(0, 2)
  await wijk.owner.db.insert(activityExceptions).values({
    ...{ tenantId: wijk.tenant.id, activityId: walk, originalDate: Temporal.PlainDate.from('2026-04-14') },
    ...{ kind: 'cancelled', updatedAt: soon },
  })
  await change({ title: 'Samen wandelen' }, soon)
  await refresh(soon)
  const news = await collect('session-series', series.at)
  expect(news.found.map(({ data }) => data?.['name'])).toEqual(['Samen wandelen'])
  const off = (await collect('scheduled-sessions', dates.at)).found
  expect(off.map(({ id, data }) => [id.slice(-10), data?.['eventStatus']])).toEqual([
    ['2026-04-14', 'https://schema.org/EventCancelled'],
  ])
})

test('while nothing changed nothing is made anew, and an hour later nothing is told twice', async () => {
  const { at } = await collect('session-series')
  expect(await refresh(later(0, 3))).toBe(false)
  expect(await refresh(later(0, 70))).toBe(true)
  expect((await collect('session-series', at)).found).toEqual([])
})

test('what is put away is told as deleted for a fortnight, and its number is never used again', async () => {
  const before = await collect('session-series')
  await change({ state: 'archived' }, later(1))
  await refresh(later(1))
  const gone = await collect('session-series', before.at)
  expect(gone.found).toEqual([{ id: walk, state: 'deleted', kind: 'SessionSeries', modified: gone.at }])
  expect((await collect('scheduled-sessions')).found.every(({ state }) => state === 'deleted')).toBe(true)
  await refresh(later(14))
  expect((await collect('session-series')).found).toHaveLength(1)
  await refresh(later(16))
  expect((await collect('session-series')).found).toEqual([])
  await change({ state: 'published' }, later(17))
  await refresh(later(17))
  const back = await collect('session-series', gone.at)
  expect(back.found.map(({ state }) => state)).toEqual(['updated'])
})

test('two that make it at once tell everything once, and nothing is told to another wijk', async () => {
  const { at } = await collect('session-series')
  await change({ title: 'Weer anders' }, later(18))
  await Promise.all([refresh(later(18)), refresh(later(18))])
  expect((await collect('session-series', at)).found).toHaveLength(1)
  expect((await collect('session-series', 0, wijk.otherTenant.id)).found).toEqual([])
})

test('nobody but the portal writes open data', async () => {
  await expect(withActor(wijk.actors.joost, (tx) => refreshOpenData(tx, timeZone, place))).rejects.toThrow()
})

test('what there is to collect is described as OpenActive asks', async () => {
  const dataset = openDataset({
    ...{ name: 'Overvecht', city: 'Utrecht', origin: 'https://wijk.example', page: 'https://wijk.example/nl' },
    logo: 'https://wijk.example/icon.svg',
    madeAt: testNow,
  })
  const found = await validate(dataset, { loadRemoteJson: false, validationMode: 'DatasetSite' })
  expect(found.filter(({ severity }) => severity === 'failure').map(({ path, type }) => `${path} ${type}`)).toEqual([])
})
