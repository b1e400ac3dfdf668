import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { withClient } from '#db/roles.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done } from '../shared/result.ts'
import { addAppointment } from './add-appointment.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'
import { holdAppointment } from './hold-appointment.server.ts'
import { holdForPractice } from './hold-for-practice.server.ts'
import { listKindsOfTeams } from './kinds.queries.server.ts'
import { findOwnHold } from './own-hold.queries.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
type Person = Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const taken = { ok: false, refusal: { code: 'appointments.slotTaken' } }
const choice = (actor: Person, time: string) => ({
  tenant: wijk.tenant,
  residentId: actor.personId,
  personId: wijk.actors.joost.personId,
  visitTypeId: agenda.practiceTypes.get('CONSULT')!,
  startsAt: at(time),
})
const hold = (actor: Person, time: string) => withActor(actor, (tx) => holdAppointment(tx, choice(actor, time)))
const book = (actor: Person, time: string) =>
  withActor(actor, (tx) =>
    bookAppointment(tx, { ...choice(actor, time), reason: 'Mijn knie', interpreterLanguage: null }),
  )
const freeTimes = async (actor: Person, from: string, until: string) => {
  const { startsAt: _, ...asked } = choice(actor, from)
  const times = await withActor(actor, (tx) => listFreeTimes(tx, { ...asked, from: at(from), until: at(until) }))
  if (!times.ok) throw new Error(times.refusal.code)
  return times.value.map(({ startsAt }) => startsAt.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString())
}
const statusOf = async (id: string) =>
  (await wijk.owner.db.execute<{ status: string }>(sql`select status from appointments where id = ${id}`)).rows[0]
    ?.status

test('the time that I chose is kept for me for ten minutes, and nobody else is offered it', async () => {
  const { fatma, danuta } = wijk.actors
  const held = await hold(fatma, '2026-04-07T10:00')
  if (!held.ok) throw new Error(held.refusal.code)
  const view = await withActor(fatma, (tx) => findAppointment(tx, held.value))
  expect(view).toMatchObject({ ok: true, value: { status: 'proposed', visitTypeCode: 'CONSULT' } })
  expect(view.ok && view.value.heldUntil?.since(testNow).total('minutes')).toBe(10)
  expect(await freeTimes(danuta, '2026-04-07T09:30', '2026-04-07T10:30')).toEqual([
    '2026-04-07T09:30:00',
    '2026-04-07T09:45:00',
    '2026-04-07T10:15:00',
  ])
  expect(await hold(danuta, '2026-04-07T10:00')).toEqual(taken)
  expect(await book(danuta, '2026-04-07T10:00')).toEqual(taken)

  const booked = await book(fatma, '2026-04-07T10:00')
  expect(booked).toEqual({ ok: true, value: { id: held.value.id } })
  expect(await book(fatma, '2026-04-07T10:00')).toEqual(booked)
  expect(await statusOf(held.value.id)).toBe('booked')
})

test('I find the time that I keep, as long as I keep it, and nobody else does', async () => {
  const [resident, other] = await makeMoreResidents(wijk, 2)
  const found = (actor: Person, of = actor) => withActor(actor, async (tx) => done(await findOwnHold(tx, of.personId)))
  expect(await found(resident!)).toEqual(done(null))
  const held = await hold(resident!, '2026-04-28T11:30')
  if (!held.ok) throw new Error(held.refusal.code)
  expect(await found(resident!)).toMatchObject({ ok: true, value: { id: held.value.id, status: 'proposed' } })
  expect(await found(other!, resident)).toEqual(done(null))
  expect(await found(later(resident!, { minutes: 11 }))).toEqual(done(null))
  // Choosing the same again is the same hold, so that going back costs nothing.
  expect(await hold(resident!, '2026-04-28T11:30')).toEqual(held)
  await book(resident!, '2026-04-28T11:30')
  expect(await found(resident!)).toEqual(done(null))
})

test('choosing the same time twice keeps it once; choosing another lets the first one go', async () => {
  const [resident, other] = await makeMoreResidents(wijk, 2)
  const [first, again] = await Promise.all([hold(resident!, '2026-04-07T11:00'), hold(resident!, '2026-04-07T11:00')])
  expect(first).toMatchObject({ ok: true })
  expect(again).toEqual(first)
  expect(await hold(resident!, '2026-04-07T11:15')).toMatchObject({ ok: true })
  expect(await hold(other!, '2026-04-07T11:00')).toMatchObject({ ok: true })
})

test('a time that I did not confirm makes room after ten minutes, not before', async () => {
  const [slow, quick] = await makeMoreResidents(wijk, 2)
  const held = await hold(slow!, '2026-04-09T09:00')
  if (!held.ok) throw new Error(held.refusal.code)
  expect(await book(later(quick!, { minutes: 9, seconds: 59 }), '2026-04-09T09:00')).toEqual(taken)
  expect(await book(later(quick!, { minutes: 10 }), '2026-04-09T09:00')).toMatchObject({ ok: true })
  expect(await statusOf(held.value.id)).toBeUndefined()
  expect(await book(later(slow!, { minutes: 11 }), '2026-04-09T09:00')).toEqual(taken)
})

test('a time that I confirm too late is still mine when nobody else took it', async () => {
  const [resident] = await makeMoreResidents(wijk, 1)
  const held = await hold(resident!, '2026-04-09T09:15')
  expect(held).toMatchObject({ ok: true })
  const booked = await book(later(resident!, { minutes: 30 }), '2026-04-09T09:15')
  expect(booked).toMatchObject({ ok: true })
  const rows = await wijk.owner.db.execute(
    sql`select status from appointments where resident_id = ${resident!.personId}`,
  )
  expect(rows.rows).toEqual([{ status: 'booked' }])
})

test('nobody keeps one time to themselves by holding it again and again; it can still be booked', async () => {
  const [resident, other] = await makeMoreResidents(wijk, 2)
  const often = { ok: false, refusal: { code: 'appointments.heldTooOften', data: { phone: '030 555 01 00' } } }
  const after = (minutes: number) => hold(later(resident!, { minutes }), '2026-04-14T11:00')
  for (const minutes of [0, 10, 20, 30, 40, 50]) expect(await after(minutes)).toMatchObject({ ok: true })
  expect(await after(60)).toEqual(often)
  // Nor by choosing another time in between.
  expect(await hold(later(resident!, { minutes: 60 }), '2026-04-14T11:15')).toMatchObject({ ok: true })
  expect(await after(61)).toEqual(often)
  expect(await book(later(resident!, { minutes: 62 }), '2026-04-14T11:15')).toMatchObject({ ok: true })
  // After two hours it is as if nothing happened; others never notice.
  expect(await hold(later(other!, { minutes: 63 }), '2026-04-14T11:00')).toMatchObject({ ok: true })
  expect(await after(50 + 120)).toMatchObject({ ok: true })
})

test('a portal that stops between choosing and confirming leaves nothing behind that stands in the way', async () => {
  const [lost, other] = await makeMoreResidents(wijk, 2)
  expect(await hold(lost!, '2026-04-09T09:30')).toMatchObject({ ok: true })
  const crash = withActor(lost!, async (tx) => {
    await bookAppointment(tx, { ...choice(lost!, '2026-04-09T09:30'), reason: null, interpreterLanguage: null })
    throw new Error('the power fails')
  })
  await expect(crash).rejects.toThrow('the power fails')
  expect(await hold(other!, '2026-04-09T09:30')).toEqual(taken)
  expect(await book(later(other!, { minutes: 10 }), '2026-04-09T09:30')).toMatchObject({ ok: true })
})

test('twenty of us choose and confirm one time at once: one of us has it', async () => {
  const residents = await makeMoreResidents(wijk, 20)
  const answers = await Promise.all(
    residents.map(async (actor) => {
      const held = await hold(actor, '2026-04-09T10:00')
      return held.ok ? book(actor, '2026-04-09T10:00') : held
    }),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('even without asking first, the database lets nobody take time that is taken', async () => {
  const { joost } = wijk.actors
  const residents = await makeMoreResidents(wijk, 8)
  const answers = await Promise.all(
    residents.map((actor) =>
      withActor(actor, async (tx) => {
        const id = await addAppointment(tx, {
          id: newId(),
          residentId: actor.personId,
          personIds: [joost.personId],
          teamId: wijk.practice.id,
          visitType: { id: null, code: 'CONSULT', cancelNoticeHours: 24 },
          status: 'booked',
          startsAt: at('2026-04-09T11:00'),
          endsAt: at('2026-04-09T11:15'),
          channel: 'in_person',
          location: 'Centrum Neckar',
          heldUntil: null,
          selfBooked: true,
        })
        return { ok: true, value: id } as const
      }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 7 }, () => taken))
})

test('nine in the morning stays nine in the morning in the weeks in which the clock changes', async () => {
  const { danuta } = wijk.actors
  const autumn = { ...danuta, now: at('2026-10-19T12:00') }
  const first = async (day: string) => (await freeTimes(autumn, `${day}T00:00`, `${day}T23:59`))[0]
  expect(await first('2026-10-22')).toBe('2026-10-22T08:30:00')
  expect(await first('2026-10-26')).toBe('2026-10-26T08:30:00')
  const booked = await Promise.all([book(autumn, '2026-10-22T09:00'), book(autumn, '2026-10-26T09:00')])
  const utc = await wijk.owner.db.execute(
    sql`select starts_at::text from appointments where id = any(${`{${booked.map((b) => (b.ok ? b.value.id : '')).join(',')}}`}::uuid[]) order by 1`,
  )
  expect(utc.rows).toEqual([{ starts_at: '2026-10-22 07:00:00+00' }, { starts_at: '2026-10-26 08:00:00+00' }])
  const spring = { ...danuta, now: at('2027-03-22T12:00') }
  const times = await freeTimes(spring, '2027-03-25T00:00', '2027-03-31T00:00')
  expect(times.filter((time) => time.endsWith('T08:30:00'))).toEqual(['2027-03-25T08:30:00', '2027-03-30T08:30:00'])
})

test('choosing another time tells who waits for the first, and leaves what the practice holds for me', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { joost, sanne } = wijk.actors
  const kinds = await withActor(sanne, async (tx) => done(await listKindsOfTeams(tx, [wijk.practice.id])))
  if (!kinds.ok) throw new Error(kinds.refusal.code)
  const kind = kinds.value.find(({ code }) => code === 'CONSULT')!
  const practices = await withActor(sanne, (tx) =>
    holdForPractice(tx, {
      ...{ tenant: wijk.tenant, residentId: me!.personId, personId: joost.personId, kind },
      startsAt: at('2026-04-28T08:30'),
    }),
  )
  if (!practices.ok) throw new Error(practices.refusal.code)
  // The practice's system confirms it, not I.
  expect(await book(me!, '2026-04-28T08:30')).toEqual(taken)
  const first = await hold(me!, '2026-04-28T09:00')
  expect(await hold(me!, '2026-04-28T09:30')).toMatchObject({ ok: true })
  expect(first.ok && (await statusOf(first.value.id))).toBe(undefined)
  expect(await statusOf(practices.value.id)).toBe('proposed')
  const { rows } = await withClient(testUrls().worker, (client) =>
    client.query(`select from graphile_worker._private_jobs where payload::jsonb @> $1`, [
      { personId: joost.personId, startsAt: at('2026-04-28T09:00').toString() },
    ]),
  )
  expect(rows).toHaveLength(1)
})

test('what I hold is mine to confirm, also when nothing is offered online any more; whoever holds nothing books nothing', async () => {
  const [holder, other] = await makeMoreResidents(wijk, 2)
  const held = await hold(holder!, '2026-04-16T11:00')
  if (!held.ok) throw new Error(held.refusal.code)
  await wijk.owner.db.execute(
    sql`update consultation_sessions set online_share = 0 where person_id = ${wijk.actors.joost.personId}`,
  )
  expect(await book(holder!, '2026-04-16T11:00')).toEqual({ ok: true, value: { id: held.value.id } })
  expect(await statusOf(held.value.id)).toBe('booked')
  expect(await book(other!, '2026-04-16T11:15')).toMatchObject({ ok: false, refusal: { code: 'shared.notFound' } })
})
