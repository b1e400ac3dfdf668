import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { activities, activityExceptions, activityOccurrences } from '#db/schema/activities.ts'
import { offerPending } from '#db/schema/activities.offer.ts'
import { hoursLater, importToday, makeImportWorld, weekly } from '#db/testing/import-world.server.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import { refreshSourcesEverywhere } from '../../jobs/refresh-sources.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { takeOver } from './import-source.server.ts'

let world: Awaited<ReturnType<typeof makeImportWorld>>

beforeAll(async () => {
  world = await makeImportWorld()
})
afterAll(() => world.end())
beforeEach(() => world.begin())

test('what a calendar offers comes in once, and waits for the editor', async () => {
  const { id, plan } = await world.bring()
  expect(plan.fresh).toHaveLength(4)
  expect(await world.states()).toEqual([
    'Soep eten submitted',
    'Wandelen submitted',
    'Yoga submitted',
    'Zingen submitted',
  ])
  const [soup] = await world.imported()
  expect(soup).toMatchObject({
    organiserId: world.organiserId,
    what: 'Samen in de buurt',
    locationName: 'De Kaai',
    street: 'Dreef 5',
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU',
  })
  expect(String(soup?.startsAt)).toBe('10:00:00')
  // Looked at again, taken over again, refreshed: nothing comes twice.
  expect(await world.bring()).toMatchObject({ id, plan: { fresh: [], changed: [], gone: [] } })
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  expect(await world.imported()).toHaveLength(4)
})

test('two who say yes at once take it over once', async () => {
  const looked = await world.look()
  const sourceId = looked.ok ? looked.value.sourceId : ''
  const both = await Promise.all(
    [1, 2].map(() => withActor(world.mariska, (tx) => takeOver(tx, { sourceId, today: importToday }))),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await world.imported()).toHaveLength(4)
})

test('only what has one of the words is taken over, as a draft when that is asked', async () => {
  await world.bring({ words: ['YOGA', 'zing'], becomes: 'draft' })
  expect(await world.states()).toEqual(['Yoga draft', 'Zingen draft'])
})

test('a change in the calendar follows; what somebody wrote here stays', async () => {
  await world.bring()
  await world.wijk.owner.db
    .update(activities)
    .set({ forWhom: 'Vrouwen', what: 'Zelf geschreven' })
    .where(eq(activities.title, 'Wandelen'))
  world.calendar.events['walk'] = weekly('Wandelgroep').replace('100000', '140000').replace('113000', '150000')
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  const walk = (await world.imported()).find(({ title }) => title === 'Wandelgroep')
  expect(walk).toMatchObject({ what: 'Zelf geschreven', forWhom: 'Vrouwen', state: 'submitted' })
  expect(String(walk?.startsAt)).toBe('14:00:00')
})

test('of what is public time and place follow at once, and new words wait for the editor', async () => {
  await world.bring()
  const { id } = await world.publish('Wandelen')
  world.calendar.events['walk'] = weekly('Wandelgroep', '\nEXDATE;TZID=Europe/Amsterdam:20260414T100000').replace(
    'De Kaai',
    'De Wissel',
  )
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  const walk = (await world.imported()).find((each) => each.id === id)
  expect(walk).toMatchObject({ title: 'Wandelen', locationName: 'De Wissel', state: 'published' })
  expect(walk!.sequence).toBeGreaterThan(0)
  const [waiting] = await world.wijk.owner.db.select().from(offerPending).where(eq(offerPending.activityId, id))
  expect(waiting?.words).toMatchObject({ title: 'Wandelgroep', forWhom: 'Iedereen' })
  const dates = await world.wijk.owner.db
    .select()
    .from(activityOccurrences)
    .where(eq(activityOccurrences.activityId, id))
  expect(dates.filter(({ status }) => status === 'cancelled').map(({ date }) => date.toString())).toEqual([
    '2026-04-14',
  ])
  // Whoever takes part on that day is told.
  expect(await world.told()).toEqual([`${id} 2026-04-14 dateCancelled`])
})

test('a date that somebody called off here stays off, whatever the calendar changes', async () => {
  await world.bring()
  const { id } = await world.publish('Wandelen')
  await world.wijk.owner.db.insert(activityExceptions).values({
    ...{ tenantId: world.wijk.tenant.id, activityId: id, originalDate: Temporal.PlainDate.from('2026-04-21') },
    ...{ kind: 'cancelled', updatedAt: testNow },
  })
  world.calendar.events['walk'] = weekly('Wandelen', '\nEXDATE;TZID=Europe/Amsterdam:20260414T100000')
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  world.calendar.events['walk'] = weekly('Wandelen')
  await refreshSourcesEverywhere(hoursLater(8), world.outside)
  const off = await world.wijk.owner.db.select().from(activityExceptions).where(eq(activityExceptions.activityId, id))
  expect(off.map(({ originalDate }) => originalDate.toString())).toEqual(['2026-04-21'])
})
