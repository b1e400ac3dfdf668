import { afterAll, beforeAll, expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { closePool } from '#db/client.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import type { ManyWish } from '#db/testing/book-many.server.ts'
import { startBooking, startCrashServer, type CrashServer } from '#db/testing/crash-server.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { isId } from '../shared/ids.ts'
import type { Actor } from '../shared/actor.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'

type Person = Actor & { personId: string }
let server: CrashServer
let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  server = await startCrashServer()
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
}, 120_000)
afterAll(async () => {
  await closePool()
  await wijk.end()
  await server.stop()
})

const rows = async <T extends object>(text: string, ...values: unknown[]) =>
  (await wijk.owner.client.query<T>(text, values)).rows
const choice = (actor: Person) => ({
  ...{ tenant: wijk.tenant, residentId: actor.personId, personId: wijk.actors.joost.personId },
  visitTypeId: agenda.practiceTypes.get('CONSULT')!,
})
const window = { from: testNow, until: testNow.add({ hours: 24 * 42 }) }
async function freeFor(actor: Person): Promise<string[]> {
  const times = await withActor(actor, (tx) => listFreeTimes(tx, { ...choice(actor), ...window }))
  if (!times.ok) throw new Error(times.refusal.code)
  return times.value.map(({ startsAt }) => startsAt.toString())
}

/** Residents who each want a time of their own, and every fifth a talk with the huisarts and the POH. */
async function wishesOf(count: number, firstTuesday: string): Promise<ManyWish[]> {
  const residents = await makeMoreResidents(wijk, count)
  const { joost, petra } = wijk.actors
  const visitTypeId = choice(residents[0]!).visitTypeId
  const free = (await freeFor(residents[0]!)).filter((time) => !time.startsWith(firstTuesday)).values()
  let talks = 0
  return residents.map((resident, index) => {
    if (index % 5 !== 4) return { resident, professionals: [joost], visitTypeId, startsAt: free.next().value! }
    talks += 1
    const startsAt = at(`${firstTuesday}T08:30`).add({ minutes: 45 * ((talks - 1) % 4) })
    return { resident, professionals: [joost, petra], visitTypeId, startsAt: startsAt.toString() }
  })
}

/** Waits until nobody is connected as the portal: what a killed one was doing is rolled back by then. */
async function portalIsGone(): Promise<void> {
  await closePool()
  const connected = `select 1 from pg_stat_activity where usename = 'drieluik_app' limit 1`
  while ((await rows(connected)).length > 0) await sleep(10)
}

/** Everything that was answered is there, nothing is there by half, and nobody has two things at once. */
async function expectWhole(answered: readonly string[]): Promise<void> {
  const accepted = answered.filter((answer) => isId(answer))
  const kept = await rows<{ id: string }>(
    `select id from appointments where status = 'booked' and id = any($1)`,
    accepted,
  )
  expect(kept).toHaveLength(accepted.length)
  const halves = await rows(
    `select a.id from appointments a left join appointment_participants b on b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.blocks
     where a.status <> 'cancelled' group by a.tenant_id, a.id having count(b.person_id) <> case when a.team_id is null then 3 else 2 end`,
  )
  expect(halves).toEqual([])
  const double = await rows(
    `select 1 from appointment_participants one join appointment_participants other on other.person_id = one.person_id
       and other.appointment_id > one.appointment_id and other.starts_at < one.ends_at and one.starts_at < other.ends_at
     where one.blocks and other.blocks`,
  )
  expect(double).toEqual([])
}

const bookAt = (actor: Person, time: string) =>
  withActor(actor, (tx) => {
    const startsAt = Temporal.Instant.from(time)
    return bookAppointment(tx, { ...choice(actor), startsAt, reason: null, interpreterLanguage: null })
  })

/** Ten minutes later all time is free but what is booked, and what was only held can be booked by somebody else. */
async function expectNoGhosts(): Promise<number> {
  const [other] = await makeMoreResidents(wijk, 1)
  const soon = later(other!, { minutes: 10 })
  const held = await rows<{ start: string }>(
    `select to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start from appointments where status = 'proposed' order by starts_at`,
  )
  const taken = await rows<{ start: string }>(
    `select distinct to_char(t, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start from appointments a
       join appointment_participants b on b.appointment_id = a.id and b.person_id = $1 and b.blocks,
       generate_series(a.starts_at, a.ends_at - interval '1 minute', interval '15 minutes') as t where a.status = 'booked'`,
    wijk.actors.joost.personId,
  )
  const free = await freeFor(soon)
  for (const { start } of held) expect(free).toContain(start)
  for (const { start } of taken) expect(free).not.toContain(start)
  expect(free.length + taken.length).toBe(allTimes)
  const [first] = held
  if (first) expect(await bookAt(soon, first.start)).toMatchObject({ ok: true })
  return held.length
}
let allTimes = 0

test('a portal that is killed while we book leaves no half appointment, and what it held is free after ten minutes', async () => {
  const [first] = await makeMoreResidents(wijk, 1)
  allTimes = (await freeFor(first!)).length
  expect(allTimes).toBeGreaterThan(100)
  let left = 0
  for (const [round, tuesday] of ['2026-04-14', '2026-04-21'].entries()) {
    const booking = startBooking({ tenant: wijk.tenant, now: testNow.toString(), wishes: await wishesOf(25, tuesday) })
    await booking.reaches(5 + 5 * round)
    await booking.kill()
    await portalIsGone()
    expect(booking.answers.length).toBeLessThan(25)
    await expectWhole(booking.answers)
    left += await expectNoGhosts()
  }
  // The blow fell in the middle of something.
  expect(left).toBeGreaterThan(0)
}, 120_000)

test('a database that is killed while we book keeps all that was promised, and the portal goes on with it', async () => {
  const wishes = await wishesOf(30, '2026-05-12')
  const booking = startBooking({ tenant: wijk.tenant, now: testNow.toString(), wishes })
  await booking.reaches(6)
  // One of its connections, which makes the server begin anew by itself; then the server as a whole.
  const [connection] = await rows<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'drieluik_app' limit 1`,
  )
  process.kill(connection!.pid, 'SIGKILL')
  await booking.reaches(14)
  await closePool()
  await server.killAndStart()
  expect(booking.answers.length).toBeLessThan(30)
  expect(await booking.ends()).toBe(0)

  expect(booking.answers).toHaveLength(30)
  expect(booking.answers.filter((answer) => !isId(answer) && answer !== 'appointments.slotTaken')).toEqual([])
  await portalIsGone()
  await expectWhole(booking.answers)
  await expectNoGhosts()
}, 120_000)
