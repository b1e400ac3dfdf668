import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { activities } from '#db/schema/activities.ts'
import { notifications } from '#db/schema/notifications.ts'
import { hoursLater, importToday, makeImportWorld, weekly } from '#db/testing/import-world.server.ts'
import { refreshSourcesEverywhere } from '../../jobs/refresh-sources.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { isRefused } from '../shared/result.ts'
import { listSources } from './import-source.queries.server.ts'
import { endSource, takeOver } from './import-source.server.ts'

let world: Awaited<ReturnType<typeof makeImportWorld>>

beforeAll(async () => {
  world = await makeImportWorld()
})
afterAll(() => world.end())
beforeEach(() => world.begin())

test('what the calendar takes away is off, and comes back with it', async () => {
  await world.bring()
  await world.publish('Wandelen')
  const { walk } = world.calendar.events
  delete world.calendar.events['walk']
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  expect(await world.states()).toContain('Wandelen cancelled')
  world.calendar.events['walk'] = walk!
  await refreshSourcesEverywhere(hoursLater(8), world.outside)
  expect(await world.states()).toContain('Wandelen published')
  world.calendar.events['soup'] = weekly('Soep eten', '\nSTATUS:CANCELLED')
  await refreshSourcesEverywhere(hoursLater(12), world.outside)
  expect(await world.states()).toContain('Soep eten archived')
})

test('what people put away does not come back by its calendar', async () => {
  await world.bring()
  await world.wijk.owner.db.update(activities).set({ state: 'archived' }).where(eq(activities.title, 'Wandelen'))
  world.calendar.events['walk'] = weekly('Wandelen anders')
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  expect(await world.states()).toContain('Wandelen archived')
})

test('a calendar that is away changes nothing, and after three days its organiser hears of it once', async () => {
  await world.bring()
  await world.publish('Wandelen')
  world.calendar.isAway = true
  for (const hour of [4, 40, 79, 83]) await refreshSourcesEverywhere(hoursLater(hour), world.outside)
  expect(await world.states()).toEqual([
    'Soep eten submitted',
    'Wandelen published',
    'Yoga submitted',
    'Zingen submitted',
  ])
  expect(await world.source()).toMatchObject({ failure: 'refused' })
  const mails = await world.wijk.owner.db.select().from(notifications).where(eq(notifications.template, 'calendarAway'))
  expect(mails.map(({ personId }) => personId)).toEqual([world.mariska.personId])
  world.calendar.isAway = false
  await refreshSourcesEverywhere(hoursLater(90), world.outside)
  expect(await world.source()).toMatchObject({ failure: null, failingSince: null, toldAt: null })
})

test('a calendar that can not be followed stops none of the others, and changes nothing', async () => {
  await world.bring()
  await world.wijk.owner.client.query(`update activity_source_items set taken = '{}'`)
  await expect(refreshSourcesEverywhere(hoursLater(4), world.outside)).resolves.toBeUndefined()
  expect(await world.states()).toContain('Wandelen submitted')
})

test('a calendar that was emptied by mistake takes nothing away by itself', async () => {
  const { id } = await world.bring()
  world.calendar.events = { walk: weekly('Wandelen') }
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  expect(await world.states()).not.toContain('Yoga archived')
  expect((await world.source()).failure).toBe('emptied')
  // The organiser looks, sees what would go, and says that it is right.
  expect((await world.bring()).id).toBe(id)
  expect(await world.states()).toEqual(['Soep eten archived', 'Wandelen submitted', 'Yoga archived', 'Zingen archived'])
})

test('ending a calendar keeps what came from it, and bringing it back makes nothing twice', async () => {
  const { id } = await world.bring()
  await world.publish('Wandelen')
  expect((await withActor(world.mariska, (tx) => endSource(tx, id))).ok).toBe(true)
  world.calendar.events = {}
  await refreshSourcesEverywhere(hoursLater(4), world.outside)
  expect(await world.states()).toEqual([
    'Soep eten submitted',
    'Wandelen published',
    'Yoga submitted',
    'Zingen submitted',
  ])
  world.calendar.events = { walk: weekly('Wandelen'), soup: weekly('Soep eten') }
  expect((await world.bring()).plan.fresh).toEqual([])
})

test('nobody else sees or touches the calendar of an organisation', async () => {
  const { id } = await world.bring()
  const farAdmin = { ...world.wijk.actors.admin, tenantId: world.wijk.otherTenant.id }
  for (const actor of [
    world.other,
    world.wijk.actors.joost,
    world.wijk.actors.fatma,
    world.wijk.otherTenantActors.gp,
    farAdmin,
  ] as Actor[]) {
    expect(
      isRefused(await withActor(actor, (tx) => takeOver(tx, { sourceId: id, today: importToday }))),
      actor.role,
    ).toBe(true)
    expect(isRefused(await withActor(actor, (tx) => endSource(tx, id))), actor.role).toBe(true)
    const seen = await withActor(actor, listSources)
    expect(isRefused(seen) || (seen.ok && seen.value.sources.length === 0), actor.role).toBe(true)
  }
  // An organiser brings nothing in for another organisation.
  expect((await world.look(world.other)).ok).toBe(false)
  const editor = await withActor(world.wijk.actors.admin, listSources)
  expect(editor.ok && editor.value.sources.map(({ row }) => row.id)).toEqual([id])
})

test('the address of a calendar is kept sealed: whoever has it may read it', async () => {
  await world.bring()
  const { rows } = await world.wijk.owner.client.query<{ row: string }>(
    'select to_jsonb(s)::text as row from activity_sources s',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]!.row).not.toContain('geheim')
})
