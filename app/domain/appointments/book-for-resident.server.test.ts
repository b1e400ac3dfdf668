import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { bookForResident, mayBookForResidents, type BookingForResident } from './book-for-resident.server.ts'
import { cancelForPractice } from './cancel-for-practice.server.ts'
import { moveForPractice } from './move-for-practice.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const refused = (code: string) => ({ ok: false, refusal: { code } })
const booked = { ok: true, value: { id: expect.any(String) as string } }

const form = (residentId: string, time: string, more: Partial<BookingForResident> = {}): BookingForResident => ({
  ...{ tenant: wijk.tenant, residentId, personId: wijk.actors.joost.personId, startsAt: at(time), reason: 'Moe' },
  ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, interpreterLanguage: 'tr', overrideReason: null },
  ...{ formKey: newId(), ...more },
})
const book = (actor: Actor, booking: BookingForResident) => withActor(actor, (tx) => bookForResident(tx, booking))
const rowsOf = async (residentId: string) =>
  (
    await wijk.owner.db.execute<{ starts_at: string; override_reason: string | null; blocks: boolean }>(sql`
      select to_char(a.starts_at at time zone 'Europe/Amsterdam', 'HH24:MI') as starts_at, a.override_reason, p.blocks
      from appointments a join appointment_participants p on p.appointment_id = a.id and p.kind = 'professional'
      where a.resident_id = ${residentId} and a.status = 'booked' order by a.starts_at`)
  ).rows
const waits = async (residentId: string) =>
  (await wijk.owner.db.execute(sql`select 1 from notifications where person_id = ${residentId}`)).rows.length

test('the assistant books me in on any five minutes of a session, once for one form, and I am told', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { sanne } = wijk.actors
  const booking = form(me!.personId, '2026-04-07T09:05')
  const answers = await Promise.all([book(sanne, booking), book(sanne, booking)])
  expect(answers).toEqual([booked, answers[0]])
  expect(await book(sanne, booking)).toEqual(answers[0])
  expect(await rowsOf(me!.personId)).toEqual([{ starts_at: '09:05', override_reason: null, blocks: true }])
  expect(await waits(me!.personId)).toBe(1)
})

test('what the assistant books, no resident gets, and the other way round', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { sanne } = wijk.actors
  const time = at('2026-04-09T09:00')
  const [online, desk] = await Promise.all([
    withActor(me!, (tx) =>
      bookAppointment(tx, {
        ...{ tenant: wijk.tenant, residentId: me!.personId, personId: wijk.actors.joost.personId, startsAt: time },
        ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, reason: null, interpreterLanguage: null },
      }),
    ),
    book(sanne, form(other!.personId, '2026-04-09T09:00')),
  ])
  expect([online.ok, desk.ok].filter(Boolean)).toHaveLength(1)
})

test('outside the session only with a reason, and the log says which rule and where the reason stands, without its words', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { sanne } = wijk.actors
  const late = form(me!.personId, '2026-04-07T18:00')
  expect(await book(sanne, late)).toEqual(refused('appointments.outsideHours'))
  // On Wednesday Joost holds no session at all, and a day off is no session either.
  expect(await book(sanne, form(me!.personId, '2026-04-08T09:00'))).toEqual(refused('appointments.outsideHours'))
  expect(await rowsOf(me!.personId)).toEqual([])
  const done = await book(sanne, { ...late, overrideReason: 'Kanarie kan alleen dan.' })
  expect(done).toEqual(booked)
  expect(await rowsOf(me!.personId)).toMatchObject([{ override_reason: 'Kanarie kan alleen dan.', blocks: true }])
  const { rows } = await wijk.owner.db.execute<{ line: string }>(sql`
    select concat_ws(' ', l.resource, l.action, l.outcome, l.event_type, o.object_detail = ${done.ok ? done.value.id : ''}) as line, to_jsonb(l)::text as whole from access_log l
    join access_log_objects o on o.entry_id = l.id where o.object_id = ${me!.personId} and l.resource = 'appointment.override'`)
  expect(rows.map(({ line }) => line)).toEqual(['appointment.override E success outsideHoursWithReason t'])
  expect(JSON.stringify(rows)).not.toContain('Kanarie')
})

test('a session elsewhere is none of the practice, and I am sent where my huisarts is at that hour', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { owner, tenant, practice, buurtteam, actors } = wijk
  const hold = (teamId: string, location: string, startsAt: string, endsAt: string) =>
    makeSessions(owner, tenant.id, {
      ...{ personId: actors.joost.personId, teamId, location, validFrom: '2025-01-01' },
      sessions: [{ weekday: 5, startsAt, endsAt, visitTypeCodes: ['CONSULT'], onlineShare: 1 }],
    })
  await hold(buurtteam.id, 'Buurthuis', '08:30', '10:00')
  await hold(practice.id, 'Centrum Neckar', '10:00', '12:00')
  await hold(practice.id, 'Locatie Rhijnauwen', '13:00', '15:00')
  const friday = (time: string) => form(me!.personId, `2026-04-10T${time}`)
  expect(await book(actors.sanne, friday('09:00'))).toEqual(refused('appointments.outsideHours'))
  expect(await book(actors.sanne, friday('13:30'))).toEqual(booked)
  const { rows } = await owner.db.execute(sql`select location from appointments where resident_id = ${me!.personId}`)
  expect(rows).toEqual([{ location: 'Locatie Rhijnauwen' }])
})

test('beside somebody else only with a reason, and when the first one goes the time is still not free', async () => {
  const [first, second, third] = await makeMoreResidents(wijk, 3)
  const { sanne } = wijk.actors
  const one = await book(sanne, form(first!.personId, '2026-04-14T09:00'))
  const beside = form(second!.personId, '2026-04-14T09:00')
  expect(await book(sanne, beside)).toEqual(refused('appointments.doubleTime'))
  expect(await book(sanne, { ...beside, overrideReason: 'Spoed, komt ertussen.' })).toEqual(booked)
  expect(await rowsOf(second!.personId)).toMatchObject([{ starts_at: '09:00', blocks: false }])
  if (!one.ok) throw new Error(one.refusal.code)
  const gone = { appointmentId: one.value.id, changeReason: 'Dokter is ziek.' }
  expect(await withActor(sanne, (tx) => cancelForPractice(tx, gone))).toEqual({ ok: true, value: undefined })
  const mine = { tenant: wijk.tenant, residentId: third!.personId, personId: wijk.actors.joost.personId }
  const visit = { visitTypeId: agenda.practiceTypes.get('CONSULT')!, reason: null, interpreterLanguage: null }
  const tried = await withActor(third!, (tx) =>
    bookAppointment(tx, { ...mine, ...visit, startsAt: at('2026-04-14T09:00') }),
  )
  expect(tried).toEqual(refused('appointments.slotTaken'))
})

test('a resident is never in two places, whatever the reason', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { sanne } = wijk.actors
  expect(await book(sanne, form(me!.personId, '2026-04-14T10:00'))).toEqual(booked)
  const { personId } = wijk.actors.petra
  const visitTypeId = agenda.practiceTypes.get('PRACTICE_NURSE')!
  const also = form(me!.personId, '2026-04-14T10:05', { personId, visitTypeId, overrideReason: 'Moet toch echt.' })
  expect(await book(sanne, also)).toEqual(refused('appointments.slotTaken'))
})

test('never in the past, and never off the grid', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const reason = { overrideReason: 'Moet toch echt.' }
  const { sanne } = wijk.actors
  expect(await book(sanne, form(me!.personId, '2026-03-30T09:00', reason))).toEqual(refused('appointments.inThePast'))
  expect(await book(sanne, form(me!.personId, '2026-04-07T11:07', reason))).toEqual(refused('appointments.offGrid'))
})

test('another practice, another kind, another colleague, and who may not book: nothing is found', async () => {
  const { actors } = wijk
  const [me] = await makeMoreResidents(wijk, 1)
  const right = form(me!.personId, '2026-04-07T11:00')
  for (const actor of [actors.otherAssistant, actors.farid, actors.joost, actors.admin, me!, actors.danuta])
    expect(await book(actor, { ...right, formKey: newId() })).toEqual(refused('shared.notFound'))
  const wrong: Partial<BookingForResident>[] = [
    { visitTypeId: agenda.otherTypes.get('CONSULT')! },
    { visitTypeId: newId() },
    { personId: actors.otherGp.personId },
    { personId: actors.farid.personId },
    { residentId: newId() },
    { residentId: 'geen' },
  ]
  for (const one of wrong) expect(await book(actors.sanne, { ...right, ...one })).toEqual(refused('shared.notFound'))
  expect(await rowsOf(me!.personId)).toEqual([])
  const roles = [
    'PRACTICE_ASSISTANT',
    'PRACTICE_NURSE',
    'GENERAL_PRACTITIONER',
    'SOCIAL_WORKER',
    'WELLBEING_COACH',
  ] as const
  expect(roles.filter(mayBookForResidents)).toEqual(['PRACTICE_ASSISTANT', 'PRACTICE_NURSE'])
})

test('cancelling for me says why and frees the time, once; a stranger cancels nothing', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { sanne, otherAssistant, farid } = wijk.actors
  const made = await book(sanne, form(me!.personId, '2026-04-16T09:00'))
  if (!made.ok) throw new Error(made.refusal.code)
  const cancel = (actor: Actor) =>
    withActor(actor, (tx) => cancelForPractice(tx, { appointmentId: made.value.id, changeReason: 'Joost is ziek.' }))
  for (const actor of [otherAssistant, farid, me!, other!])
    expect(await cancel(actor)).toEqual(refused('shared.notFound'))
  const twice = await Promise.all([cancel(sanne), cancel(wijk.actors.joost)])
  expect(twice.filter(({ ok }) => ok).length).toBeGreaterThan(0)
  expect(await cancel(sanne)).toEqual({ ok: true, value: undefined })
  expect(await waits(me!.personId)).toBe(2)
  expect(await book(sanne, form(other!.personId, '2026-04-16T09:00'))).toEqual(booked)
})

test('one form books one appointment: with something else in it, or for another, it is refused', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { sanne, petra } = wijk.actors
  const sent = form(me!.personId, '2026-04-23T09:00')
  const first = await book(sanne, sent)
  expect(first).toEqual(booked)
  for (const changed of [
    { residentId: other!.personId },
    { startsAt: at('2026-04-23T09:15') },
    { personId: petra.personId },
    { visitTypeId: agenda.practiceTypes.get('DOUBLE_CONSULT')! },
    { reason: 'Iets anders' },
  ])
    expect(await book(sanne, { ...sent, ...changed }), Object.keys(changed)[0]).toEqual(
      refused('appointments.formUsed'),
    )
  expect(await book(sanne, sent)).toEqual(first)
  expect(await rowsOf(other!.personId)).toEqual([])
  // Of what was moved meanwhile the same form still finds the same.
  const appointmentId = first.ok ? first.value.id : ''
  const moved = await withActor(sanne, (tx) =>
    moveForPractice(tx, {
      ...{ tenant: wijk.tenant, appointmentId, startsAt: at('2026-04-23T10:00') },
      ...{ changeReason: null, overrideReason: null },
    }),
  )
  expect(moved.ok).toBe(true)
  expect(await book(sanne, sent)).toEqual(first)
})

test('at most two years ahead, whatever the reason', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const far = (time: string) => ({ ...form(me!.personId, time), overrideReason: 'Kan alleen dan.' })
  expect(await book(wijk.actors.sanne, far('2098-04-07T09:00'))).toEqual(refused('appointments.tooFarAhead'))
  expect(await book(wijk.actors.sanne, far('2028-04-09T09:00'))).toEqual(refused('appointments.tooFarAhead'))
  expect(await book(wijk.actors.sanne, far('2028-03-30T09:00'))).toEqual(booked)
})
