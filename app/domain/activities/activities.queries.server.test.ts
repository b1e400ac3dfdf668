import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { organisations } from '#db/schema/organisations.ts'
import type { Tx } from '#db/client.server.ts'
import { asAnyone } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { findActivity, listActivities } from './activities.queries.server.ts'

const zone = 'Europe/Amsterdam'
const walk = newId()
const draft = newId()
let wijk: TestNeighbourhood

const anyone = <T>(work: (tx: Tx) => Promise<T>, tenantId = wijk.tenant.id) => asAnyone(tenantId, work)

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { db } = wijk.owner
  const tenantId = wijk.tenant.id
  const organiserId = newId()
  await db
    .insert(organisations)
    .values({ tenantId, id: organiserId, kind: 'ACTIVITY_ORGANIZER', name: 'De Wissel', phone: '030 555 02 02' })
  const row = {
    tenantId,
    organiserId,
    what: 'Samen wandelen.',
    forWhom: 'Vrouwen',
    howToJoin: 'Kom langs',
    translations: {},
    pictogram: 'walk',
    domains: ['BODY'],
    locationName: 'De Wissel',
    languages: ['nl'],
    firstDate: Temporal.PlainDate.from('2026-03-03'),
    startsAt: Temporal.PlainTime.from('10:00'),
    endsAt: Temporal.PlainTime.from('11:30'),
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU',
    updatedAt: testNow,
  }
  await db.insert(activities).values([
    { ...row, id: walk, title: 'Wandelgroep', state: 'published' },
    { ...row, id: draft, title: 'Nog niet af', state: 'draft' },
  ])
  await db.insert(activityExceptions).values({
    tenantId,
    activityId: walk,
    originalDate: Temporal.PlainDate.from('2026-04-07'),
    kind: 'cancelled',
    updatedAt: testNow,
  })
})
afterAll(() => wijk.end())

test('everybody sees what is published, nobody sees a draft', async () => {
  expect((await anyone((tx) => listActivities(tx, zone))).map((each) => each.title)).toEqual(['Wandelgroep'])
  expect(await anyone((tx) => findActivity(tx, zone, draft))).toBeNull()
})

test('another wijk does not see the activities of this one', async () => {
  expect(await anyone((tx) => listActivities(tx, zone), wijk.otherTenant.id)).toEqual([])
  expect(await anyone((tx) => findActivity(tx, zone, walk), wijk.otherTenant.id)).toBeNull()
})
