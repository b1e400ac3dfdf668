import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { getWeekAgendas } from './agenda.queries.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { listTimesToMoveTo, moveAppointment } from './move-appointment.server.ts'
import { moveForPractice } from './move-for-practice.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
type Person = Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const refused = (code: string) => ({ ok: false, refusal: { code } })
const notFound = refused('shared.notFound')
const before = (time: string, hours: number) => ({ hours: Math.round(testNow.until(at(time)).total('hours') - hours) })

async function book(actor: Person, time: string, code = 'CONSULT'): Promise<string> {
  const booked = await withActor(actor, (tx) =>
    bookAppointment(tx, {
      ...{ tenant: wijk.tenant, residentId: actor.personId, personId: wijk.actors.joost.personId, startsAt: at(time) },
      ...{ visitTypeId: agenda.practiceTypes.get(code)!, reason: null, interpreterLanguage: null },
    }),
  )
  if (!booked.ok) throw new Error(booked.refusal.code)
  return booked.value.id
}
const move = (actor: Actor, appointmentId: string, time: string) =>
  withActor(actor, (tx) => moveAppointment(tx, { tenant: wijk.tenant, appointmentId, startsAt: at(time) }))
const moveByPractice = (actor: Actor, appointmentId: string, time: string, overrideReason: string | null = null) =>
  withActor(actor, (tx) =>
    moveForPractice(tx, {
      ...{ tenant: wijk.tenant, appointmentId, startsAt: at(time) },
      ...{ changeReason: 'Joost is er dan niet.', overrideReason },
    }),
  )
async function startOf(id: string) {
  const { rows } = await wijk.owner.db.execute<{ starts_at: string; blocks: boolean }>(
    sql`select distinct p.starts_at::text, p.blocks from appointment_participants p join appointments a on a.id = p.appointment_id and a.starts_at = p.starts_at where a.id = ${id}`,
  )
  return rows
}

test('I move my appointment: the old time is somebody else’s at once, and the calendar file says that it changed', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const id = await book(me!, '2026-04-07T09:00')
  expect(await move(me!, id, '2026-04-09T09:30')).toEqual({ ok: true, value: undefined })
  expect(await startOf(id)).toEqual([{ starts_at: '2026-04-09 07:30:00+00', blocks: true }])
  await book(other!, '2026-04-07T09:00')
  const seen = await withActor(me!, (tx) => findAppointment(tx, { id }))
  expect(seen.ok && seen.value.sequence).toBe(1)
  expect(seen.ok && seen.value.onlineEditableUntil.toString()).toBe(at('2026-04-08T09:30').toString())
  // A second click on the same time changes nothing more.
  expect(await move(me!, id, '2026-04-09T09:30')).toEqual({ ok: true, value: undefined })
  const again = await withActor(me!, (tx) => findAppointment(tx, { id }))
  expect(again.ok && again.value.sequence).toBe(1)
})

test('my own appointment does not stand in its own way', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await book(me!, '2026-04-07T10:00', 'DOUBLE_CONSULT')
  expect(await move(me!, id, '2026-04-07T10:30')).toEqual({ ok: true, value: undefined })
  const offered = await withActor(me!, (tx) =>
    listTimesToMoveTo(tx, {
      ...{ tenant: wijk.tenant, appointmentId: id },
      ...{ from: at('2026-04-07T08:00'), until: at('2026-04-07T12:00') },
    }),
  )
  if (!offered.ok) throw new Error(offered.refusal.code)
  const starts = offered.value.map(({ startsAt }) => startsAt.toString())
  expect(starts).toContain(at('2026-04-07T10:00').toString())
  expect(starts).not.toContain(at('2026-04-07T10:30').toString())
})

test('thirty hours before I move it myself; twenty hours before I am told to call', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await book(me!, '2026-04-13T09:00')
  const late = later(me!, before('2026-04-13T09:00', 20))
  expect(await move(late, id, '2026-04-16T09:00')).toMatchObject({
    ok: false,
    refusal: { code: 'appointments.tooLateOnline', data: { hours: 24, phone: expect.stringMatching(/\d/) as string } },
  })
  const inTime = later(me!, before('2026-04-13T09:00', 30))
  expect(await move(inTime, id, '2026-04-16T09:00')).toEqual({ ok: true, value: undefined })
})

test('a time that is taken, not offered or not mine is refused, and mine stays where it was', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const id = await book(me!, '2026-04-07T11:00')
  await book(other!, '2026-04-07T11:15')
  for (const time of ['2026-04-07T11:15', '2026-04-08T09:00', '2026-04-07T11:07', '2026-04-07T03:00'])
    expect(await move(me!, id, time), time).toMatchObject(refused('appointments.slotTaken'))
  expect(await startOf(id)).toEqual([{ starts_at: '2026-04-07 09:00:00+00', blocks: true }])
  expect(await move(other!, id, '2026-04-09T11:00')).toEqual(notFound)
  expect(await moveByPractice(wijk.actors.otherAssistant, id, '2026-04-09T11:00')).toEqual(notFound)
  expect(await moveByPractice(wijk.actors.farid, id, '2026-04-09T11:00')).toEqual(notFound)
})

test('twenty of us move to one time at once: one has it, nobody loses what they had', async () => {
  const residents = await makeMoreResidents(wijk, 20)
  const times = Array.from({ length: 20 }, (_, index) =>
    Temporal.PlainDateTime.from(index < 12 ? '2026-04-13T08:30' : '2026-04-21T08:30')
      .add({ minutes: 15 * (index % 12) })
      .toString(),
  )
  const ids = await Promise.all(residents.map((actor, index) => book(actor, times[index]!)))
  const answers = await Promise.all(residents.map((actor, index) => move(actor, ids[index]!, '2026-04-23T10:00')))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const [index, answer] of answers.entries()) {
    if (!answer.ok) expect(answer).toMatchObject(refused('appointments.slotTaken'))
    const where = answer.ok ? at('2026-04-23T10:00') : at(times[index]!)
    const [row] = await startOf(ids[index]!)
    expect(Temporal.Instant.from(row!.starts_at).equals(where) && row!.blocks).toBe(true)
  }
})

test('two who swap their times at once never end up double', async () => {
  const [one, two] = await makeMoreResidents(wijk, 2)
  const [a, b] = [await book(one!, '2026-04-16T10:00'), await book(two!, '2026-04-16T10:15')]
  const answers = await Promise.all([move(one!, a, '2026-04-16T10:15'), move(two!, b, '2026-04-16T10:00')])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(0)
  expect([(await startOf(a))[0]!.blocks, (await startOf(b))[0]!.blocks]).toEqual([true, true])
})

test('the practice moves it at any time of day, never onto somebody else, never into the past', async () => {
  const { sanne } = wijk.actors
  const [me, other] = await makeMoreResidents(wijk, 2)
  const id = await book(me!, '2026-04-14T09:00')
  await book(other!, '2026-04-14T09:15')
  expect(await moveByPractice(sanne, id, '2026-04-14T09:15')).toMatchObject(refused('appointments.doubleTime'))
  expect(await moveByPractice(sanne, id, '2026-03-30T09:00')).toMatchObject(refused('appointments.inThePast'))
  expect(await moveByPractice(sanne, id, '2026-04-14T18:10', 'Spreekuur loopt uit.')).toEqual({
    ok: true,
    value: undefined,
  })
  const { rows } = await wijk.owner.db.execute(
    sql`select override_reason, change_reason, moved_by_person_id from appointments where id = ${id}`,
  )
  expect(rows).toEqual([
    {
      override_reason: 'Spreekuur loopt uit.',
      change_reason: 'Joost is er dan niet.',
      moved_by_person_id: sanne.personId,
    },
  ])
})

test('a session that opens further ahead than the wijk offers me its times, and no other session does', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await book(me!, '2026-04-16T11:00')
  const set = 'update consultation_sessions set release_horizon_days = $1 where person_id = $2 and weekday = 4'
  await wijk.owner.client.query(set, [90, wijk.actors.joost.personId])
  const offered = await withActor(me!, (tx) => listTimesToMoveTo(tx, { tenant: wijk.tenant, appointmentId: id }))
  if (!offered.ok) throw new Error(offered.refusal.code)
  const zoned = offered.value.map(({ startsAt }) => startsAt.toZonedDateTimeISO('Europe/Amsterdam'))
  const far = zoned.filter((time) => time.toPlainDate().toString() > '2026-05-15')
  expect(new Set(far.map(({ dayOfWeek }) => dayOfWeek))).toEqual(new Set([4]))
  expect(zoned.at(-1)?.toPlainDate().toString()).toBe('2026-07-02')
  expect(await move(me!, id, '2026-06-25T09:00')).toEqual({ ok: true, value: undefined })
  await wijk.owner.client.query(set, [null, wijk.actors.joost.personId])
})

test('the practice moves me beside somebody else with a reason, and once I go on my time is taken as ever', async () => {
  const { sanne, joost } = wijk.actors
  const [me, other] = await makeMoreResidents(wijk, 2)
  const mine = await book(me!, '2026-04-14T09:45')
  const theirs = await book(other!, '2026-04-14T10:30')
  const fine = { ok: true, value: undefined }
  const reason = 'Kan alleen dan, hij is nuchter.'
  const blocksOf = async (id: string) => {
    const { rows } = await wijk.owner.db.execute<{ kind: string; blocks: boolean }>(
      sql`select kind, blocks from appointment_participants where appointment_id = ${id} order by kind`,
    )
    return rows.map(({ kind, blocks }) => `${kind} ${blocks}`)
  }
  expect(await moveByPractice(sanne, mine, '2026-04-14T10:30')).toMatchObject(refused('appointments.doubleTime'))
  expect(await moveByPractice(sanne, mine, '2026-04-14T10:30', reason)).toEqual(fine)
  expect(await blocksOf(mine)).toEqual(['professional false', 'resident true'])
  expect(await blocksOf(theirs)).toEqual(['professional true', 'resident true'])
  const { rows } = await wijk.owner.db.execute<{ type: string }>(sql`
    select l.event_type as type from access_log l join access_log_objects o on o.entry_id = l.id
    where o.object_id = ${me!.personId} and l.resource = 'appointment.override' and l.outcome = 'success'`)
  expect(rows.map(({ type }) => type)).toEqual(['doubleTimeWithReason'])
  const week = { tenant: wijk.tenant, personIds: [joost.personId], monday: Temporal.PlainDate.from('2026-04-13') }
  const seen = await withActor(sanne, (tx) => getWeekAgendas(tx, week))
  const atThatTime = seen.ok
    ? seen.value.people[0]!.appointments.filter(({ startsAt }) => startsAt.equals(at('2026-04-14T10:30')))
    : []
  expect(new Map(atThatTime.map(({ id, isOverride }) => [id, isOverride]))).toEqual(
    new Map([
      [mine, true],
      [theirs, false],
    ]),
  )
  // Its own old time is somebody else's, and when the first one goes that time is still not free.
  const third = await book(other!, '2026-04-14T09:45')
  expect(await moveByPractice(sanne, theirs, '2026-04-14T11:00')).toEqual(fine)
  expect(await move(other!, third, '2026-04-14T10:30')).toMatchObject(refused('appointments.slotTaken'))
  expect(await moveByPractice(sanne, third, '2026-04-14T10:30')).toMatchObject(refused('appointments.doubleTime'))
  // On its own again it blocks as any other, and the reason of that time is gone.
  expect(await moveByPractice(sanne, mine, '2026-04-14T11:30')).toEqual(fine)
  expect(await blocksOf(mine)).toEqual(['professional true', 'resident true'])
  const { rows: reasons } = await wijk.owner.db.execute(
    sql`select override_reason from appointments where id = ${mine}`,
  )
  expect(reasons).toEqual([{ override_reason: null }])
})

test('a resident is never moved into two places, whatever the reason', async () => {
  const { sanne } = wijk.actors
  const [me] = await makeMoreResidents(wijk, 1)
  const [one, two] = [await book(me!, '2026-04-14T08:30'), await book(me!, '2026-04-14T10:00')]
  const answer = await moveByPractice(sanne, one, '2026-04-14T10:00', 'Kan niet anders vandaag.')
  expect(answer).toMatchObject(refused('appointments.slotTaken'))
  expect((await startOf(one)).map(({ blocks }) => blocks)).toEqual([true])
  expect((await startOf(two)).map(({ blocks }) => blocks)).toEqual([true])
})
