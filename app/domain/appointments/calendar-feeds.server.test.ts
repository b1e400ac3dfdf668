import ICAL from 'ical.js'
import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, planningZone } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { endCalendarFeed, makeCalendarFeed } from './calendar-feeds.server.ts'
import { makeGroup } from './make-group.server.ts'
import { moveGroup } from './move-group.server.ts'
import { putInGroup } from './put-in-group.server.ts'
import { readCalendarFeed } from './read-calendar-feed.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const zone = { timeZone: planningZone }
const monday = (hours: number) => at('2026-04-13T00:00').add({ hours })

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())
beforeEach(async () => {
  for (const table of ['calendar_feeds', 'appointments', 'group_appointments'])
    await wijk.owner.client.query(`delete from ${table}`)
})

const joost = () => wijk.actors.joost
const read = (secret: string, now = testNow, tenantId = wijk.tenant.id) =>
  readCalendarFeed({ tenantId, now, requestId: newId() }, { secret, title: 'Afspraak', ...zone })
async function makeFeed(actor = joost()) {
  const made = await withActor(actor, (tx) => makeCalendarFeed(tx, zone))
  if (!made.ok) throw new Error('no feed')
  return made.value.secret
}
const book = (startsAt: Temporal.Instant, more = {}) =>
  makeAppointments(wijk.owner, wijk.tenant.id, [
    {
      ...{ residentId: wijk.actors.fatma.personId, personIds: [joost().personId], teamId: wijk.practice.id },
      ...{ visitTypeCode: 'CONSULT', startsAt, minutes: 15, location: 'Kamer 4', reason: 'Rugpijn', ...more },
    },
  ])

test('a secret address shows when and where, and nobody', async () => {
  await book(monday(9))
  await book(monday(10), { channel: 'home', location: 'Amazonedreef 1' })
  await book(monday(11), { status: 'cancelled' })
  await book(monday(12), { status: 'proposed', heldUntil: testNow.add({ minutes: 5 }) })
  await book(testNow.add({ hours: 24 * 100 }))
  await book(testNow.subtract({ hours: 48 }))
  const feed = await read(await makeFeed())
  const events = new ICAL.Component(ICAL.parse(feed!.file) as unknown[]).getAllSubcomponents('vevent')
  expect(
    events.map((event) => [event.getFirstPropertyValue('summary'), event.getFirstPropertyValue('location')]),
  ).toEqual([
    ['Afspraak', 'Kamer 4'],
    ['Afspraak', null],
  ])
  expect(feed!.file).not.toMatch(/Fatma|Y.lmaz|Rugpijn|Amazonedreef|CONSULT/i)
  expect(feed!.file).not.toContain(wijk.actors.fatma.personId)
})

test('the same agenda has the same mark, and a change another', async () => {
  await book(monday(9))
  const secret = await makeFeed()
  const first = await read(secret)
  expect((await read(secret, testNow.add({ minutes: 5 })))!.etag).toBe(first!.etag)
  await book(monday(10))
  expect((await read(secret))!.etag).not.toBe(first!.etag)
})

test('a group stands in it once, whoever is in it, and says nothing', async () => {
  const { sanne, fatma } = wijk.actors
  const { tenant, practice } = wijk
  const made = await withActor(sanne, (tx) =>
    makeGroup(tx, {
      ...{ tenant, teamId: practice.id, visitTypeId: agenda.practiceTypes.get('CONSULT')!, title: 'Samen stoppen' },
      ...{ personIds: [joost().personId], startsAt: monday(14), minutes: 60, most: 4, selfBookable: true },
      ...{ roomId: null, location: null, formKey: newId() },
    }),
  )
  const groupId = made.ok ? made.value.id : ''
  const secret = await makeFeed()
  const eventsOf = async () => {
    const { file, etag } = (await read(secret))!
    const found = new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent')
    const of = (name: string) => found.map((event) => String(event.getFirstPropertyValue(name)))
    return { uids: of('uid'), summaries: of('summary'), sequences: of('sequence'), etag, file }
  }
  const before = await eventsOf()
  const only = { uids: [`agenda-${groupId}@drieluik`], summaries: ['Afspraak'], sequences: ['0'] }
  expect(before).toMatchObject(only)
  await withActor(sanne, (tx) => putInGroup(tx, { groupId, residentId: fatma.personId, reason: 'Roken' }))
  const after = await eventsOf()
  expect([after.uids, after.etag]).toEqual([only.uids, before.etag])
  expect(after.file).not.toMatch(/Samen stoppen|Fatma|Roken|CONSULT/i)
  await withActor(sanne, (tx) => moveGroup(tx, { tenant, groupId, startsAt: monday(15), changeReason: null }))
  expect(await eventsOf()).toMatchObject({ ...only, sequences: ['1'] })
  await withActor(sanne, (tx) => cancelGroup(tx, { groupId, changeReason: 'Weg' }))
  expect((await eventsOf()).uids).toEqual([])
})

test('an address that nobody has, that was ended or replaced, opens nothing', async () => {
  const secret = await makeFeed()
  expect(await read(secret)).not.toBeNull()
  for (const wrong of ['', 'x', 'x'.repeat(43), `${secret}x`, secret.toUpperCase()])
    expect(await read(wrong)).toBeNull()
  expect(await read(secret, testNow, wijk.otherTenant.id)).toBeNull()
  const next = await makeFeed()
  expect([await read(secret), await read(next)]).toEqual([null, expect.anything()])
  await withActor(joost(), (tx) => endCalendarFeed(tx, zone))
  expect(await read(next)).toBeNull()
  const { rows } = await wijk.owner.client.query('select secret_hash from calendar_feeds')
  expect(JSON.stringify(rows)).not.toContain(next)
})

test('a resident has no address to make', async () => {
  for (const actor of [wijk.actors.fatma, wijk.actors.admin])
    expect((await withActor(actor, (tx) => makeCalendarFeed(tx, zone))).ok).toBe(false)
})

test('who no longer works here has no agenda to read', async () => {
  const secret = await makeFeed()
  await wijk.owner.client.query('update team_memberships set ends_on = $1 where person_id = $2', [
    ...['2026-04-02', joost().personId],
  ])
  expect(await read(secret)).toBeNull()
  await wijk.owner.client.query('update team_memberships set ends_on = null where person_id = $1', [joost().personId])
})
