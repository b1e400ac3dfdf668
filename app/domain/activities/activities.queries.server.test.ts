import { Temporal } from 'temporal-polyfill'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import { organisations } from '#db/schema/organisations.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { listDirectory } from '../directory/directory.queries.server.ts'
import { anonymousActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { activityCalendar } from './activity-calendar.server.ts'
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
  await db.insert(directoryEntries).values(
    [20, 200, 400].flatMap((days) =>
      Array.from({ length: 12 }, (_, index) => ({
        tenantId,
        id: newId(),
        name: `Plek ${String(days)} ${String(index).padStart(2, '0')}`,
        description: 'Een plek',
        domains: index % 2 === 0 ? ['BODY'] : ['SOCIAL'],
        targetGroups: [],
        languages: ['nl'],
        lastCheckedOn: Temporal.PlainDate.from('2026-04-03').subtract({ days }),
      })),
    ),
  )
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

test('the calendar file repeats every week and strikes through the date that is cancelled', async () => {
  const activity = await asAnyone((tx) => findActivity(tx, zone, walk))
  const text = activityCalendar(activity!, { language: 'nl', url: 'http://localhost/nl' })
  const events = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))
  expect(events.some((event) => event.isRecurring())).toBe(true)
  expect(events.filter((event) => event.component.getFirstPropertyValue('status') === 'CANCELLED')).toHaveLength(1)
})

test('the sociale kaart goes page by page, leaves out what nobody checked for a year, and marks what is old', async () => {
  const first = await asAnyone((tx) => listDirectory(tx, { timeZone: zone }))
  expect(first.entries).toHaveLength(20)
  const second = await asAnyone((tx) => listDirectory(tx, { timeZone: zone, after: first.next! }))
  expect(second.next).toBeNull()
  const all = [...first.entries, ...second.entries]
  expect(new Set(all.map((entry) => entry.name)).size).toBe(24)
  expect(all.some((entry) => entry.name.includes('400'))).toBe(false)
  expect(all.filter((entry) => entry.stale)).toHaveLength(12)
  expect((await asAnyone((tx) => listDirectory(tx, { timeZone: zone, domain: 'BODY' }))).entries).toHaveLength(12)
})
