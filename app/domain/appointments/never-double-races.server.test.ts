import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { makeAppointments, makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { holdAppointment } from './hold-appointment.server.ts'
import { holdForAll } from './hold-for-all.server.ts'
import { listNearestFreeTimes } from './free-times.queries.server.ts'
import { moveAppointment } from './move-appointment.server.ts'
import { releaseOwnHold } from './release-own-hold.server.ts'

type Person = Actor & { personId: string }
let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { owner, tenant, practice, actors } = wijk
  const held = { startsAt: '08:30', endsAt: '13:30', onlineShare: 1 }
  const place = { teamId: practice.id, location: practice.name, validFrom: '2025-01-01' }
  await makeSessions(owner, tenant.id, {
    ...{ ...place, personId: actors.joost.personId },
    sessions: [{ ...held, weekday: 5, visitTypeCodes: ['CONSULT'] }],
  })
  await makeSessions(owner, tenant.id, {
    ...{ ...place, personId: actors.noor.personId },
    sessions: [{ ...held, weekday: 2, visitTypeCodes: ['THREE_WAY_CONVERSATION'] }],
  })
})
afterAll(() => wijk.end())

const rows = async <T extends object>(text: string, ...values: unknown[]) =>
  (await wijk.owner.client.query<T>(text, values)).rows
const consult = (actor: Person, startsAt: Temporal.Instant) => ({
  ...{ tenant: wijk.tenant, residentId: actor.personId, personId: wijk.actors.joost.personId, startsAt },
  visitTypeId: agenda.practiceTypes.get('CONSULT')!,
})
const words = { reason: null, interpreterLanguage: null }
const book = (actor: Person, startsAt: Temporal.Instant) =>
  withActor(actor, (tx) => bookAppointment(tx, { ...consult(actor, startsAt), ...words }))
/** A busy machine may let somebody wait too long for one of its ten connections; then they try again, as people do. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('when trying to connect'))) throw error
    }
  }
}
const booked = async (actor: Person, time: string) => {
  const answer = await book(actor, at(time))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}
const unblocked = (id: string) =>
  rows<{ status: string; blocks: boolean }>(
    'select distinct a.status, b.blocks from appointments a join appointment_participants b on b.appointment_id = a.id where a.id = $1',
    id,
  )

test('two hundred of us want twenty times at once: twenty are booked, and 180 are offered what is nearest', async () => {
  const residents = await makeMoreResidents(wijk, 200)
  const friday = '2026-04-10'
  const times = Array.from({ length: 20 }, (_, index) => at(`${friday}T08:30`).add({ minutes: 15 * index }))
  const wishes = residents.map((actor, index) => ({ actor, startsAt: times[index % 20]! }))
  const answers = await Promise.all(wishes.map(({ actor, startsAt }) => patiently(() => book(actor, startsAt))))

  expect(answers.filter(({ ok }) => ok)).toHaveLength(20)
  const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
  expect(codes).toEqual(Array.from({ length: 180 }, () => 'appointments.slotTaken'))
  const taken = await rows<{ starts_at: string; n: number }>(
    `select to_char(starts_at, 'HH24:MI') as starts_at, count(*)::int as n from appointment_participants
     where person_id = $1 and blocks and starts_at >= $2 and starts_at < $3 group by 1 order by 1`,
    ...[wijk.actors.joost.personId, at(`${friday}T00:00`).toString(), at(`${friday}T23:00`).toString()],
  )
  expect(taken).toHaveLength(20)
  expect(taken.every(({ n }) => n === 1)).toBe(true)

  const losers = wishes.filter((_, index) => !answers[index]!.ok).slice(0, 20)
  for (const { actor, startsAt } of losers) {
    const nearest = await withActor(actor, (tx) =>
      listNearestFreeTimes(tx, { ...consult(actor, startsAt), startsAt, count: 3 }),
    )
    if (!nearest.ok) throw new Error(nearest.refusal.code)
    expect(nearest.value).toHaveLength(3)
    const starts = nearest.value.map((time) => time.startsAt.epochMilliseconds)
    expect(times.some((time) => starts.includes(time.epochMilliseconds))).toBe(false)
    // Nothing on Friday is left: the end of Thursday's session is what comes nearest.
    expect(starts.at(-1)).toBe(at('2026-04-09T11:45').epochMilliseconds)
  }
}, 60_000)

test('fifty of us plan with three professionals at once, named in every order: nobody is stuck, and each talk is whole or not there', async () => {
  const { joost, petra, noor } = wijk.actors
  const residents = await makeMoreResidents(wijk, 50)
  const orders = [
    [joost, petra, noor],
    [noor, joost, petra],
    [petra, noor, joost],
    [joost, noor, petra],
    [noor, petra, joost],
    [petra, joost, noor],
  ]
  const starts = ['08:30', '09:00', '09:30', '10:00', '10:30', '11:00'].map((time) => at(`2026-05-12T${time}`))
  let tries = 0
  const answers = await Promise.all(
    residents.map((actor, index) =>
      withActor(actor, (tx) => {
        tries += 1
        return holdForAll(tx, {
          ...{ tenant: wijk.tenant, residentId: actor.personId, minutes: 45, location: 'Centrum Neckar' },
          personIds: orders[index % 6]!.map(({ personId }) => personId),
          ...{ startsAt: starts[(index * 5) % 6]!, heldUntil: testNow.add({ hours: 24 * 7 }) },
        })
      }),
    ),
  )
  // A deadlock makes the portal try again: more tries than residents means that there was one.
  expect(tries).toBe(50)
  const held = answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []))
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
  expect(new Set(refused)).toEqual(new Set(['appointments.slotTaken']))
  const talks = await rows<{ id: string; people: number }>(
    `select a.id, count(*) filter (where b.blocks)::int as people from appointments a
       join appointment_participants b on b.tenant_id = a.tenant_id and b.appointment_id = a.id
     where a.resident_id = any($1) group by 1`,
    residents.map(({ personId }) => personId),
  )
  expect(new Set(talks.map(({ id }) => id))).toEqual(new Set(held))
  expect(talks.every(({ people }) => people === 4)).toBe(true)
  // Talks of 45 minutes from half past eight to a quarter to twelve: three or four fit, whoever is first.
  expect(held.length).toBeGreaterThanOrEqual(3)
  expect(held.length).toBeLessThanOrEqual(4)
}, 60_000)

test('when I cancel and move at the same moment in two windows, no time stays taken for an appointment that is cancelled', async () => {
  const residents = await makeMoreResidents(wijk, 8)
  for (const [index, me] of residents.entries()) {
    const minutes = String(15 * (index % 4)).padStart(2, '0')
    const id = await booked(me, `2026-04-20T${9 + Math.floor(index / 4)}:${minutes}`.replace('T9', 'T09'))
    const startsAt = at('2026-04-21T08:30').add({ minutes: 15 * index })
    const [cancelled, moved] = await Promise.all([
      withActor(me, (tx) => cancelAppointment(tx, { appointmentId: id })),
      withActor(me, (tx) => moveAppointment(tx, { tenant: wijk.tenant, appointmentId: id, startsAt })),
    ])
    expect(cancelled).toMatchObject({ ok: true })
    if (!moved.ok) expect(moved.refusal.code).toBe('appointments.notInThisState')
    expect(await unblocked(id)).toEqual([{ status: 'cancelled', blocks: false }])
  }
})

test('when I confirm a time and let it go at the same moment, it is mine and nothing is taken twice', async () => {
  const residents = await makeMoreResidents(wijk, 8)
  for (const [index, me] of residents.entries()) {
    const startsAt = at('2026-04-23T08:30').add({ minutes: 15 * index })
    const held = await withActor(me, (tx) => holdAppointment(tx, consult(me, startsAt)))
    if (!held.ok) throw new Error(held.refusal.code)
    const { id } = held.value
    const [confirmed] = await Promise.all([
      book(me, startsAt),
      withActor(me, (tx) => releaseOwnHold(tx, { appointmentId: id })),
    ])
    if (!confirmed.ok) throw new Error(confirmed.refusal.code)
    const found = await unblocked(confirmed.value.id)
    expect(found).toMatchObject([{ status: 'booked', blocks: true }])
  }
})

test('what is held for tomorrow is let go at once, however soon it is', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const evening = { now: at('2026-04-12T20:00') }
  const startsAt = at('2026-04-13T09:00')
  const held = await withActor({ ...me!, ...evening }, (tx) => holdAppointment(tx, consult(me!, startsAt)))
  if (!held.ok) throw new Error(held.refusal.code)
  const gone = await withActor({ ...me!, ...evening }, (tx) => cancelAppointment(tx, { appointmentId: held.value.id }))
  expect(gone).toEqual({ ok: true, value: undefined })
  expect(await book({ ...other!, ...evening }, startsAt)).toMatchObject({ ok: true })
})

test('a room is given to one appointment at a time, however many ask for it at once', async () => {
  const { owner, tenant, practice } = wijk
  const residents = await makeMoreResidents(wijk, 6)
  const startsAt = at('2026-06-02T09:00')
  const usual = { teamId: practice.id, visitTypeCode: 'CONSULT', minutes: 15, location: practice.name, personIds: [] }
  const ids = await makeAppointments(
    owner,
    tenant.id,
    residents.map(({ personId }) => ({ ...usual, residentId: personId, startsAt })),
  )
  const roomId = newId()
  await rows(
    'insert into rooms (tenant_id, id, team_id, name) values ($1, $2, $3, $4)',
    tenant.id,
    roomId,
    practice.id,
    '1',
  )
  const give = (id: string, index: number) =>
    rows(
      `insert into appointment_rooms (tenant_id, appointment_id, resident_id, room_id, team_id, starts_at, ends_at, blocks)
       values ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz + interval '15 minutes', true)`,
      ...[tenant.id, id, residents[index]!.personId, roomId, practice.id, startsAt.toString()],
    )
  const given = await Promise.allSettled(ids.map(give))
  expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const reasons = given.flatMap((each) => (each.status === 'rejected' ? [each.reason as { constraint: string }] : []))
  expect(new Set(reasons.map(({ constraint }) => constraint))).toEqual(new Set(['appointments.roomTaken']))
})
