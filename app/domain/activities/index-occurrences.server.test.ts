import { and, eq, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexActivitiesEverywhere } from '#app/jobs/index-activities.server.ts'
import { activities, activityExceptions, activityOccurrences, activitySearchWords } from '#db/schema/activities.ts'
import { organisations } from '#db/schema/organisations.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor, systemActor, type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { indexOccurrences } from './index-occurrences.server.ts'

let wijk: TestNeighbourhood
let organiserId: string
const day = (iso: string) => Temporal.PlainDate.from(iso)

async function makeActivity(more: Partial<typeof activities.$inferInsert> = {}): Promise<string> {
  const id = newId()
  await wijk.owner.db.insert(activities).values({
    ...{ tenantId: wijk.tenant.id, id, organiserId, state: 'published', title: 'Wandelgroep', what: 'Samen wandelen.' },
    ...{ forWhom: 'Vrouwen', howToJoin: 'Kom langs', translations: {}, pictogram: 'walk', domains: ['BODY'] },
    ...{ locationName: 'De Wissel', languages: ['nl'], firstDate: day('2026-03-03') },
    ...{ startsAt: Temporal.PlainTime.from('10:00'), endsAt: Temporal.PlainTime.from('11:30') },
    ...{ recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU', updatedAt: testNow },
    ...more,
  })
  return id
}
const change = (id: string, values: Partial<typeof activities.$inferInsert>) =>
  wijk.owner.db.update(activities).set(values).where(eq(activities.id, id))

const index = (id: string, actor: Actor = systemActor(wijk.tenant.id, testNow, newId())) =>
  withActor(actor, (tx) => indexOccurrences(tx, id))

async function datesOf(id: string) {
  return wijk.owner.db
    .select()
    .from(activityOccurrences)
    .where(and(eq(activityOccurrences.activityId, id), eq(activityOccurrences.tenantId, wijk.tenant.id)))
    .orderBy(activityOccurrences.originalDate)
}

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  organiserId = newId()
  await wijk.owner.db
    .insert(organisations)
    .values({ tenantId: wijk.tenant.id, id: organiserId, kind: 'ACTIVITY_ORGANIZER', name: 'Welzijn De Dreven' })
})
afterAll(() => wijk.end())

test('a published activity has its dates from a month back to more than a year ahead, at ten on the clock', async () => {
  const id = await makeActivity()
  await index(id)
  const dates = await datesOf(id)
  expect([dates[0]!.date.toString(), dates.at(-1)!.date.toString()]).toEqual(['2026-03-03', '2027-05-04'])
  expect(dates).toHaveLength(62)
  const hours = new Set(dates.map(({ starts }) => starts.toZonedDateTimeISO(wijk.tenant.timeZone).hour))
  expect(hours).toEqual(new Set([10]))
})

test('a date that is cancelled or moved is known as such, and a second time changes nothing', async () => {
  const id = await makeActivity()
  const of = { tenantId: wijk.tenant.id, activityId: id, updatedAt: testNow }
  await wijk.owner.db.insert(activityExceptions).values([
    { ...of, originalDate: day('2026-04-07'), kind: 'cancelled' },
    {
      ...{ ...of, originalDate: day('2026-04-14'), kind: 'moved', movedToDate: day('2026-04-16') },
      ...{ movedStartsAt: Temporal.PlainTime.from('22:30'), movedEndsAt: Temporal.PlainTime.from('00:30') },
    },
  ])
  await index(id)
  const dates = await datesOf(id)
  const shown = dates.filter(({ status }) => status !== 'scheduled')
  expect(shown.map(({ originalDate, date, status }) => [originalDate, date, status].map(String))).toEqual([
    ['2026-04-07', '2026-04-07', 'cancelled'],
    ['2026-04-14', '2026-04-16', 'moved'],
  ])
  expect(shown[1]!.starts.until(shown[1]!.ends).total('minutes')).toBe(120)
  const versions = () =>
    wijk.owner.db
      .select({ version: sql<string>`xmin::text` })
      .from(activityOccurrences)
      .where(eq(activityOccurrences.activityId, id))
  const before = await versions()
  await index(id)
  expect(await versions()).toEqual(before)
})

test('what changes in an activity changes on its dates and in what it is found by', async () => {
  const id = await makeActivity({ costCents: 250, translations: { tr: { title: 'Yürüyüş grubu' } } })
  await index(id)
  expect((await datesOf(id)).every(({ free }) => !free)).toBe(true)
  await change(id, { costCents: 0, lastDate: day('2026-04-30'), startsAt: Temporal.PlainTime.from('09:00') })
  await index(id, { ...wijk.actors.farid })
  const dates = await datesOf(id)
  expect(dates.every(({ free }) => free)).toBe(true)
  expect(dates.at(-1)!.date.toString()).toBe('2026-04-28')
  expect(dates[0]!.starts.toZonedDateTimeISO(wijk.tenant.timeZone).hour).toBe(9)
  const [found] = await wijk.owner.db.select().from(activitySearchWords).where(eq(activitySearchWords.activityId, id))
  expect(found!.words).toBe(' wandelgroep samen wandelen vrouwen kom langs de wissel welzijn de dreven yuruyus grubu')
})

test('a draft and what is archived have no dates, and a cancelled activity has them as cancelled', async () => {
  const id = await makeActivity({ state: 'draft' })
  await index(id)
  expect(await datesOf(id)).toEqual([])
  await change(id, { state: 'published' })
  await index(id)
  await change(id, { state: 'cancelled', cancelledAt: testNow })
  await index(id)
  const statuses = (await datesOf(id)).map(({ starts, status }) => [
    Temporal.Instant.compare(starts, testNow) < 0,
    status,
  ])
  expect(statuses).toContainEqual([true, 'scheduled'])
  expect(statuses).toContainEqual([false, 'cancelled'])
  expect(statuses).not.toContainEqual([false, 'scheduled'])
  await change(id, { state: 'archived' })
  await index(id)
  expect(await datesOf(id)).toEqual([])
  expect(await wijk.owner.db.select().from(activitySearchWords).where(eq(activitySearchWords.activityId, id))).toEqual(
    [],
  )
})

test('two who change one activity at once leave the dates of the last', async () => {
  const id = await makeActivity()
  await Promise.all(Array.from({ length: 6 }, () => index(id)))
  expect(await datesOf(id)).toHaveLength(62)
})

test('each day a new last day comes in and what is a month old goes out', async () => {
  const id = await makeActivity({ recurrenceRule: 'FREQ=DAILY' })
  await indexActivitiesEverywhere(testNow)
  const before = (await datesOf(id)).map(({ date }) => date)
  await indexActivitiesEverywhere(testNow.add({ hours: 24 * 3 }))
  const after = (await datesOf(id)).map(({ date }) => date)
  expect(before[0]!.until(after[0]!).days).toBe(3)
  expect(before.at(-1)!.until(after.at(-1)!).days).toBe(3)
  expect(after).toHaveLength(432)
})

test('a visitor, a resident and another wijk cannot write dates', async () => {
  const id = await makeActivity()
  for (const actor of [anonymousActor(wijk.tenant.id, testNow, newId()), wijk.actors.fatma]) {
    await expect(index(id, actor)).rejects.toMatchObject({ cause: { code: '42501' } })
  }
  await index(id, systemActor(wijk.otherTenant.id, testNow, newId()))
  expect(await datesOf(id)).toEqual([])
})

test('a rule that would never end is refused by the store', async () => {
  for (const recurrenceRule of ['FREQ=SECONDLY', 'FREQ=DAILY;BYHOUR=1,2', 'FREQ=WEEKLYISH']) {
    await expect(makeActivity({ recurrenceRule })).rejects.toMatchObject({ cause: { code: '23514' } })
  }
})
