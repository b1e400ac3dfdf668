import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { planningZone } from '#db/testing/planning.server.ts'
import { localTime, waitingDeeds } from '#db/testing/waiting.server.ts'
import type { Outside } from '#app/platform/fetch-foreign.server.ts'
import { syncCalendarsEverywhere } from '../../jobs/sync-calendars.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { addExternalCalendar, findExternalCalendar, removeExternalCalendar } from './external-calendars.server.ts'
import { listBusy } from './schedules.queries.server.ts'
import type { BusyRange } from './slots.ts'
import { keepReadCalendar } from './sync-external-calendars.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const zone = { timeZone: planningZone }
const url = 'https://agenda.example/geheim-1234.ics'
const monday = (hours: number) => localTime('2026-04-13T00:00').add({ hours })

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())
beforeEach(async () => {
  for (const table of ['external_calendars', 'agenda_blocks', 'appointments'])
    await wijk.owner.client.query(`delete from ${table}`)
})

const joost = () => wijk.actors.joost
const busyOf = async (now = testNow) => {
  const found = await withActor({ ...joost(), now }, (tx) =>
    listBusy(tx, [joost().personId], now, now.add({ hours: 24 * 90 })),
  )
  return (found as { startsAt: Temporal.Instant }[]).map(({ startsAt }) => startsAt.toString())
}
const add = (startsAt: Temporal.Instant, actor = joost()) =>
  withActor(actor, (tx) =>
    addExternalCalendar(tx, { url, busy: [{ startsAt, endsAt: startsAt.add({ minutes: 60 }) }], ...zone }),
  )
/** An outside world in which every name is public and nobody answers. */
const away: Outside = { resolve: async () => [] }

test('one’s other calendar is busy time here, without a word and without its address in clear', async () => {
  expect((await add(monday(9))).ok).toBe(true)
  expect(await busyOf()).toEqual([monday(9).toString()])
  expect(await add(monday(10))).toMatchObject({ refusal: { code: 'appointments.calendarStands' } })
  const { rows } = await wijk.owner.client.query(
    'select b.words, b.source, c.url_sealed from agenda_blocks b, external_calendars c',
  )
  expect(rows).toMatchObject([{ words: null, source: 'calendar' }])
  expect(JSON.stringify(rows)).not.toContain('agenda.example')
  const shown = await withActor(joost(), (tx) => findExternalCalendar(tx))
  expect(shown).toMatchObject({ host: 'agenda.example', count: 1, failure: null })
})

test('a calendar that is away changes nothing and says since when', async () => {
  await add(monday(9))
  const tried = testNow.add({ minutes: 15 })
  await syncCalendarsEverywhere(tried, away)
  await syncCalendarsEverywhere(tried.add({ minutes: 15 }), away)
  expect(await busyOf()).toEqual([monday(9).toString()])
  const shown = await withActor(joost(), (tx) => findExternalCalendar(tx))
  expect(shown).toMatchObject({ failure: 'unreachable', count: 1 })
  expect((shown as { failingSince: Temporal.Instant }).failingSince.toString()).toBe(tried.toString())
})

test('what stands in the other calendar now takes the place of what stood there', async () => {
  await add(monday(9))
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Tandarts', 'DTSTART:20260413T130000Z']
  const file = [...lines, 'DTEND:20260413T140000Z', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
  const elsewhere = createServer((_request, response) => response.end(file))
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready))
  const { port } = elsewhere.address() as AddressInfo
  const turn = testNow.add({ minutes: 15 })
  await syncCalendarsEverywhere(turn, {
    resolve: async () => [{ address: '93.184.216.34', family: 4 }],
    begin: (asked, { signal }) => request({ host: '127.0.0.1', port, path: asked.pathname, signal, agent: false }),
  })
  await new Promise((closed) => elsewhere.close(closed))
  expect(await busyOf(turn)).toEqual(['2026-04-13T13:00:00Z'])
  expect(await withActor(joost(), (tx) => findExternalCalendar(tx))).toMatchObject({ failure: null, count: 1 })
})

test('a calendar is read once a quarter of an hour, whoever asks', async () => {
  await add(monday(9))
  const asked: string[] = []
  const counting: Outside = { resolve: async (name) => (asked.push(name), []) }
  await syncCalendarsEverywhere(testNow.add({ minutes: 14 }), counting)
  expect(asked).toEqual([])
  const turn = testNow.add({ minutes: 16 })
  await Promise.all([1, 2, 3].map(() => syncCalendarsEverywhere(turn, counting)))
  expect(asked).toEqual(['agenda.example'])
})

test('a calendar that leads into this house is not read', async () => {
  await add(monday(9))
  for (const [at, address] of ['127.0.0.1', '169.254.169.254', '10.0.0.1'].entries()) {
    const now = testNow.add({ minutes: 15 * (at + 1) })
    await syncCalendarsEverywhere(now, { resolve: async () => [{ address, family: 4 }] })
    expect(await withActor(joost(), (tx) => findExternalCalendar(tx))).toMatchObject({ failure: 'notPublic', count: 1 })
  }
})

test('who takes the other calendar away is free again, and sees nobody else’s', async () => {
  await add(monday(9))
  await wijk.owner.client.query(
    `insert into agenda_blocks (tenant_id, id, person_id, starts_at, ends_at, source, created_at)
     values ($1, $2, $3, $4, $5, 'own', $4)`,
    [wijk.tenant.id, newId(), joost().personId, monday(14).toString(), monday(15).toString()],
  )
  expect(await withActor(wijk.actors.petra, (tx) => findExternalCalendar(tx))).toBeNull()
  await withActor(wijk.actors.petra, (tx) => removeExternalCalendar(tx, zone))
  expect(await busyOf()).toHaveLength(2)
  const gone = await withActor(later(joost(), { minutes: 1 }), (tx) => removeExternalCalendar(tx, zone))
  expect(gone.ok).toBe(true)
  expect(await busyOf()).toEqual([monday(14).toString()])
  expect((await withActor(wijk.actors.fatma, (tx) => removeExternalCalendar(tx, zone))).ok).toBe(false)
})

test('who waits is told of time that the other calendar gives back, once', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const deeds = waitingDeeds(wijk, agenda)
  await deeds.emptyList()
  await deeds.wait(me!, await deeds.book(me!, '2026-05-04T09:00'))
  await add(localTime('2026-04-14T09:00'))
  const { rows } = await wijk.owner.client.query<{ id: string }>('select id from external_calendars')
  const calendar = { id: rows[0]!.id, personId: joost().personId, ...zone }
  const soon = testNow.add({ minutes: 15 })
  const reads = (busy: readonly BusyRange[]) =>
    withActor(systemActor(wijk.tenant.id, soon, newId()), (tx) => keepReadCalendar(tx, calendar, { ok: true, busy }))
  const left = { startsAt: localTime('2026-04-14T09:30'), endsAt: localTime('2026-04-14T10:00') }
  await reads([left])
  expect(await deeds.runJobs(soon)).toEqual([1])
  expect((await deeds.offers(later(me!, { minutes: 20 }))).map(({ startsAt }) => startsAt)).toEqual([
    localTime('2026-04-14T09:00'),
  ])
  await reads([left])
  expect(await deeds.runJobs(soon)).toEqual([])
})
