import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { organisations } from '#db/schema/organisations.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { findActivity, listActivities } from './activities.queries.server.ts'

const zone = 'Europe/Amsterdam'
const walk = newId()
const draft = newId()
let wijk: TestNeighbourhood

async function asAnyone<T>(work: Parameters<typeof withActor<T>>[1], tenantId = wijk.tenant.id): Promise<T> {
  const answer = await withActor(anonymousActor(tenantId, testNow, 'request'), work)
  if (isRefused(answer)) throw new Error('a public page was refused')
  return answer as T
}

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
  expect((await asAnyone((tx) => listActivities(tx, zone))).map((each) => each.title)).toEqual(['Wandelgroep'])
  expect(await asAnyone((tx) => findActivity(tx, zone, draft))).toBeNull()
})

test('another wijk does not see the activities of this one', async () => {
  expect(await asAnyone((tx) => listActivities(tx, zone), wijk.otherTenant.id)).toEqual([])
  expect(await asAnyone((tx) => findActivity(tx, zone, walk), wijk.otherTenant.id)).toBeNull()
})
