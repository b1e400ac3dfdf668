import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  bookingIn,
  issueOf,
  makeFhirSystems,
  monday,
  type FhirSystems,
  type Json,
} from '#db/testing/fhir-systems.server.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../domain/shared/ids.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { makeGroup } from '../domain/appointments/make-group.server.ts'
import { putInGroup } from '../domain/appointments/put-in-group.server.ts'

let systems: FhirSystems
let booking: ReturnType<typeof bookingIn>
let token: string
beforeAll(async () => {
  systems = await makeFhirSystems()
  booking = bookingIn(systems.wijk)
  token = await systems.tokenOf('neckar')
})
afterAll(() => systems.wijk.end())
beforeEach(() => systems.forgetTries())

const personIdOf = (name: 'sanne' | 'otherGp') => systems.wijk.actors[name].personId
const write = (name: '$hold' | '$book', time: string) =>
  systems.ask(`Appointment/${name}`, { token, body: booking(time) })
const put = (body: Json, more: object = {}) =>
  systems.ask(`Appointment/${body.id}`, { method: 'PUT', token, body, ...more })
const at = (time: string, day = monday) => `${day}T${time}:00+02:00`
const start = (body: Json) => body.start
const tellings = async () =>
  (
    await systems.wijk.owner.client.query('select 1 from notifications where person_id = $1', [
      systems.wijk.actors.fatma.personId,
    ])
  ).rows.length

test('an appointment is moved by an update, its old time is free, and the resident is told', async () => {
  const { body } = await write('$book', '09:00')
  const before = await tellings()
  const moved = await put({ ...body, start: at('09:30'), end: at('09:45'), comment: 'De huisarts begint later.' })
  expect([moved.status, start(moved.body), moved.body.status]).toEqual([200, '2026-04-13T07:30:00Z', 'booked'])
  expect(await tellings()).toBe(before + 1)
  expect((await systems.ask(body.slot[0].reference, { token })).body.status).toBe('free')
  const { rows } = await systems.wijk.owner.client.query('select change_reason from appointments where id = $1', [
    body.id,
  ])
  expect(rows).toEqual([{ change_reason: 'De huisarts begint later.' }])
  // What it can't change stays, and what is as it was is no change.
  const same = await put({ ...moved.body, minutesDuration: 60, reasonCode: [{ text: 'Iets anders' }] })
  expect([same.status, same.body]).toEqual([200, moved.body])
  expect(await tellings()).toBe(before + 1)
})

test('an interpreter who is asked for takes part, and is sure when somebody arranged one', async () => {
  const { body } = await write('$book', '09:15')
  const taking = async (set: string) => {
    await systems.wijk.owner.client.query(`update appointments set ${set} where id = $1`, [body.id])
    return (await systems.ask(`Appointment/${body.id}`, { token })).body.participant
  }
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/participant-type', code: 'translator' }]
  const interpreter = { type: [{ coding, text: 'tr, female' }], required: 'required' }
  expect(
    await taking("interpreter_asked_at = now(), interpreter_language = 'tr', interpreter_gender = 'female'"),
  ).toContainEqual({
    ...{ ...interpreter, status: 'needs-action' },
  })
  expect(await taking('interpreter_arranged_at = now()')).toContainEqual({ ...interpreter, status: 'accepted' })
  await systems.ask(`Appointment/${body.id}/$cancel`, { token, method: 'POST' })
})

test('it is moved once for one key, and refused with the same reasons as a booking', async () => {
  const { body } = await write('$book', '10:00')
  await write('$book', '10:15')
  const moved = { ...body, start: at('10:45') }
  const twice = await Promise.all([1, 2].map(() => put(moved, { key: 'verzet' })))
  expect(twice.map(({ status, body: each }) => [status, start(each)])).toEqual(
    Array.from({ length: 2 }, () => [200, '2026-04-13T08:45:00Z']),
  )
  expect(issueOf(await put({ ...moved, start: at('11:00') }, { key: 'verzet' }))[0]).toBe(422)
  const refused = async (to: string) => issueOf(await put({ ...body, start: to }))
  expect(await refused(at('10:15'))).toEqual([409, 'conflict', 'appointments.doubleTime'])
  expect(await refused(at('07:00'))).toEqual([422, 'business-rule', 'appointments.outsideHours'])
  expect(await refused(at('11:03'))).toEqual([422, 'business-rule', 'appointments.offGrid'])
  expect(await refused(at('09:00', '2026-03-30'))).toEqual([422, 'business-rule', 'appointments.inThePast'])
  expect(issueOf(await put({ ...body, status: 'fulfilled' }))).toEqual([
    ...[409, 'business-rule', 'appointments.notInThisState'],
  ])
  expect(await refused('2098-04-07T09:00:00Z')).toEqual([422, 'business-rule', 'appointments.tooFarAhead'])
  for (const start of ['morgen', '9999-12-31T23:00:00Z', '+275760-09-13T00:00:00Z'])
    expect((await put({ ...body, start })).status, start).toBe(400)
  expect((await systems.ask(`Appointment/${newId()}`, { method: 'PUT', token, body })).status).toBe(400)
})

test('to another practitioner only of the own practice, and for another practice it is not there', async () => {
  const { body } = await write('$book', '11:00')
  const seenBy = (id: string) => ({
    ...body,
    participant: [{ actor: { type: 'Practitioner', identifier: { value: id } }, status: 'accepted' }],
  })
  const nothing = [404, 'not-found', 'shared.notFound']
  expect(issueOf(await put(seenBy(personIdOf('otherGp'))))).toEqual(nothing)
  // A consult is no kind of visit of an assistant's sessions.
  expect(issueOf(await put(seenBy(personIdOf('sanne'))))[2]).toBe('appointments.outsideHours')
  const taag = await systems.tokenOf('taag')
  expect(issueOf(await put({ ...body, start: at('11:30') }, { token: taag }))).toEqual(nothing)
  expect(issueOf(await systems.ask(`Appointment/${body.id}`, { method: 'DELETE', token: taag }))).toEqual(nothing)
  const reader = await systems.tokenOf('reader')
  expect((await put(body, { token: reader })).status).toBe(403)
})

test('an update to cancelled cancels it, and it stays', async () => {
  const { body } = await write('$book', '11:15')
  const gone = { ...body, status: 'cancelled', cancelationReason: { text: 'De huisarts is ziek.' } }
  expect((await put(gone)).body.status).toBe('cancelled')
  expect((await put(gone)).status).toBe(200)
  expect((await systems.ask(`Appointment/${body.id}`, { token })).body.status).toBe('cancelled')
  expect((await write('$book', '11:15')).status).toBe(201)
})

test('a hold is let go by its own system alone, once for one key, and its time is free at once', async () => {
  const { body } = await write('$hold', '08:30')
  const before = await tellings()
  const away = { method: 'DELETE', token, key: 'weg' }
  const gone = await systems.ask(`Appointment/${body.id}`, away)
  expect([gone.status, gone.body.issue[0].severity]).toEqual([200, 'information'])
  expect((await systems.ask(`Appointment/${body.id}`, away)).status).toBe(200)
  expect((await systems.ask(`Appointment/${body.id}`, { method: 'DELETE', token })).status).toBe(404)
  expect((await systems.ask(body.slot[0].reference, { token })).body.status).toBe('free')
  expect(await tellings()).toBe(before)
  const booked = await write('$book', '08:30')
  expect(issueOf(await systems.ask(`Appointment/${booked.body.id}`, { method: 'DELETE', token }))).toEqual([
    ...[409, 'business-rule', 'appointments.notInThisState'],
  ])
  // What a colleague's system or a resident holds is theirs.
  const held = await write('$hold', '08:45')
  await systems.wijk.owner.client.query('update appointments set booked_by_person_id = $1 where id = $2', [
    ...[personIdOf('sanne'), held.body.id],
  ])
  expect(issueOf(await systems.ask(`Appointment/${held.body.id}`, { method: 'DELETE', token }))).toEqual([
    ...[409, 'expired', 'appointments.holdExpired'],
  ])
})

test('an appointment says until when the resident changes it, and what the resident reads', async () => {
  const { body } = await write('$book', '09:00')
  await systems.wijk.owner.client.query(
    "update appointments set patient_instructions = 'Neem uw pillen mee.' where id = $1",
    [body.id],
  )
  const seen = (await systems.ask(`Appointment/${body.id}`, { token })).body
  expect(seen.patientInstruction).toBe('Neem uw pillen mee.')
  expect(JSON.stringify(seen.extension)).toContain('"OnlineEditableUntil","valueDateTime":"2026-04-12T07:00:00Z"')
  const late = testNow.add({ hours: 24 * 9 })
  const fresh = await systems.tokenOf('neckar', late)
  const then = (await systems.ask(`Appointment/${body.id}`, { token: fresh, now: late })).body
  expect(then.extension.at(-1).extension[0]).toEqual({ url: 'Indicator', valueBoolean: false })
})

test('a place in a group is read and cancelled as any other, and moves with the group alone; its time is busy', async () => {
  const { actors, owner, practice, tenant } = systems.wijk
  token = await systems.tokenOf('neckar')
  const { rows } = await owner.client.query<{ id: string }>(
    "select id from visit_types where team_id = $1 and code = 'CONSULT'",
    [practice.id],
  )
  const startsAt = Temporal.Instant.from(at('14:00'))
  const group = {
    ...{ tenant, teamId: practice.id, visitTypeId: rows[0]!.id, personIds: [actors.joost.personId], startsAt },
    ...{ title: 'Samen eten met suikerziekte', minutes: 90, most: 3, selfBookable: true, roomId: null, location: null },
  }
  const made = await withActor(actors.sanne, (tx) => makeGroup(tx, { ...group, formKey: newId() }))
  if (!made.ok) throw new Error(made.refusal.code)
  const placed = [actors.fatma, actors.danuta].map(({ personId: residentId }) =>
    withActor(actors.sanne, (tx) => putInGroup(tx, { groupId: made.value.id, residentId, reason: null })),
  )
  const ids = (await Promise.all(placed)).map((each) => (each.ok ? each.value.id : each.refusal.code))
  const [one, other] = await Promise.all(ids.map((id) => systems.ask(`Appointment/${id}`, { token })))
  const patients = (body: Json) => JSON.stringify(body).match(/"type":"Patient"/g)
  for (const { body } of [one!, other!]) {
    expect(patients(body)).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain('suikerziekte')
  }
  expect(one!.body.slot).toEqual(other!.body.slot)
  const slot = () => systems.ask(one!.body.slot[0].reference, { token })
  expect((await slot()).body.status).toBe('busy')
  const query = `schedule=Schedule/${actors.joost.personId}&start=ge${monday}&start=lt2026-04-14&status=busy`
  expect(JSON.stringify((await systems.ask(`Slot?${query}`, { token })).body)).toContain(startsAt.toString())
  expect(issueOf(await write('$book', '14:30'))[2]).toBe('appointments.doubleTime')

  expect(issueOf(await put({ ...one!.body, start: at('10:00') }))).toEqual([
    ...[409, 'business-rule', 'appointments.movedWithGroup'],
  ])
  const gone = await systems.ask(`Appointment/${ids[0]}/$cancel`, { token, method: 'POST' })
  expect([gone.status, gone.body.status]).toEqual([200, 'cancelled'])
  const left = await owner.client.query('select taken from group_appointments where id = $1', [made.value.id])
  expect(left.rows).toEqual([{ taken: 1 }])
  expect((await slot()).body.status).toBe('busy')
})
