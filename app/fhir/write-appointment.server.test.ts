import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  bookingIn,
  issueOf,
  makeFhirSystems,
  monday,
  parameters,
  patient,
  slotAt,
  type FhirSystems,
} from '#db/testing/fhir-systems.server.ts'
import { testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../domain/shared/ids.ts'

let systems: FhirSystems
let wijk: TestNeighbourhood
let booking: ReturnType<typeof bookingIn>
beforeAll(async () => {
  systems = await makeFhirSystems()
  wijk = systems.wijk
  booking = bookingIn(wijk)
})
afterAll(() => systems.wijk.end())
beforeEach(() => systems.forgetTries())

test('free times are found, held and booked, and the slot says so each time', async () => {
  const token = await systems.tokenOf('neckar')
  const { joost, fatma } = wijk.actors
  const search = `start=${monday}T00:00:00%2B02:00&end=2026-04-14T00:00:00%2B02:00&service-type=CONSULT`
  const found = await systems.ask(`Appointment/$find?${search}&schedule=Schedule/${joost.personId}&_count=100`, {
    token,
  })
  expect(found.body.entry).toHaveLength(14)
  const first = found.body.entry[0].resource
  expect([first.status, first.start]).toEqual(['proposed', '2026-04-13T06:30:00Z'])

  const held = await systems.ask('Appointment/$hold', {
    token,
    body: parameters({ name: 'appointment', resource: first }, patient(fatma.personId)),
  })
  expect([held.status, held.body.status, held.headers['Location']]).toEqual([
    ...[201, 'proposed', expect.stringContaining(`/fhir/Appointment/${held.body.id}`)],
  ])
  const slot = held.body.slot[0].reference
  expect((await systems.ask(slot, { token })).body.status).toBe('busy-tentative')
  const again = await systems.ask(`Appointment/$find?${search}&schedule=Schedule/${joost.personId}&_count=100`, {
    token,
  })
  expect(again.body.entry).toHaveLength(13)

  const reference = { name: 'appointment-reference', valueReference: { reference: `Appointment/${held.body.id}` } }
  const booked = await systems.ask('Appointment/$book', {
    token,
    body: parameters(reference, { name: 'comment', valueString: 'Uitslag bespreken' }),
  })
  expect([booked.status, booked.body.status, booked.body.reasonCode]).toEqual([
    ...[200, 'booked', [{ text: 'Uitslag bespreken' }]],
  ])
  expect(booked.body.extension.at(-1)).toEqual({
    url: 'http://nictiz.nl/fhir/StructureDefinition/eAfspraak-Appointment-OnlineEditable',
    extension: [
      { url: 'Indicator', valueBoolean: true },
      { url: 'OnlineEditableUntil', valueDateTime: '2026-04-12T06:30:00Z' },
    ],
  })
  expect((await systems.ask(slot, { token })).body.status).toBe('busy')
  const { rows } = await wijk.owner.client.query('select booked_by_person_id from appointments where id = $1', [
    held.body.id,
  ])
  expect(rows).toEqual([{ booked_by_person_id: systems.clients.neckar.clientId }])
})

test('a hold that ran out is gone, and its time is free', async () => {
  const token = await systems.tokenOf('neckar')
  const held = await systems.ask('Appointment/$hold', { token, body: booking('11:00') })
  const later = testNow.add({ minutes: 11 })
  const fresh = await systems.tokenOf('neckar', later)
  const reference = { name: 'appointment-reference', valueReference: { reference: `Appointment/${held.body.id}` } }
  const late = await systems.ask('Appointment/$book', { token: fresh, body: parameters(reference), now: later })
  expect(issueOf(late)).toEqual([404, 'not-found', 'shared.notFound'])
  const other = booking('11:00', wijk.actors.danuta.personId)
  expect((await systems.ask('Appointment/$book', { token: fresh, body: other, now: later })).status).toBe(201)
})

test('what is sent twice with the same key is done once', async () => {
  const token = await systems.tokenOf('neckar')
  const body = booking('09:30')
  const sent = await Promise.all([1, 2, 3].map(() => systems.ask('Appointment/$book', { token, body, key: 'een' })))
  expect(sent.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(sent.map((one) => one.body.id)).size).toBe(1)
  const other = await systems.ask('Appointment/$book', { token, body: booking('09:45'), key: 'een' })
  expect(issueOf(other)).toEqual([422, 'duplicate', 'identity.keyUsed'])
  expect((await systems.ask('Appointment/$book', { token, body, key: 'x'.repeat(201) })).status).toBe(400)
  // A refusal uses no key.
  expect((await systems.ask('Appointment/$book', { token, body, key: 'twee' })).status).toBe(409)
  expect((await systems.ask('Appointment/$book', { token, body: booking('10:00'), key: 'twee' })).status).toBe(201)
})

test('each refusal says which one it is', async () => {
  const token = await systems.tokenOf('neckar')
  const { fatma, joost, otherGp } = wijk.actors
  const book = async (body: unknown) => issueOf(await systems.ask('Appointment/$book', { token, body }))
  expect(await book(booking('09:30', wijk.actors.danuta.personId))).toEqual([
    ...[409, 'conflict', 'appointments.doubleTime'],
  ])
  expect(await book(booking('07:00'))).toEqual([422, 'business-rule', 'appointments.outsideHours'])
  expect(await book(booking('11:33'))).toEqual([422, 'business-rule', 'appointments.offGrid'])
  const nobody = [404, 'not-found', 'shared.notFound']
  expect(await book(booking('11:15', fatma.personId, otherGp.personId))).toEqual(nobody)
  expect(await book(booking('11:15', wijk.otherTenantActors.resident.personId))).toEqual(nobody)
  expect(await book(booking('11:15', newId()))).toEqual(nobody)
  expect(await book(parameters(slotAt(joost.personId, '11:15', 'NIETS'), patient(fatma.personId)))).toEqual(nobody)
  for (const body of [{}, [], { resourceType: 'Parameters' }, parameters(), parameters({ name: 'x' }), booking('geen')])
    expect([400, 404], JSON.stringify(body)).toContain((await book(body))[0])
})

test('an appointment is cancelled by the practice, and the resident is told', async () => {
  const token = await systems.tokenOf('neckar')
  const made = await systems.ask('Appointment/$book', { token, body: booking('08:45') })
  await wijk.owner.client.query('delete from notifications')
  const body = parameters({ name: 'comment', valueString: 'De huisarts is ziek.' })
  const ended = await systems.ask(`Appointment/${made.body.id}/$cancel`, { token, body })
  expect([ended.status, ended.body.status]).toEqual([200, 'cancelled'])
  expect((await systems.ask(`Appointment/${made.body.id}/$cancel`, { token, body })).status).toBe(200)
  const { rows } = await wijk.owner.client.query('select person_id from notifications')
  expect(rows).toEqual([{ person_id: wijk.actors.fatma.personId }])
})
