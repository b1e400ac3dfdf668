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
  type Json,
} from '#db/testing/fhir-systems.server.ts'
import { type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'

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

test('everybody may read what the server can do', async () => {
  const { status, body } = await systems.ask('metadata')
  expect([status, body.fhirVersion, body.rest[0].resource.map((one: Json) => one.type)]).toEqual([
    ...[200, '4.0.1'],
    ['Schedule', 'Slot', 'Appointment'],
  ])
  const can = body.rest[0].resource[2].interaction.map((one: Json) => one.code)
  expect(can).toEqual(['read', 'search-type', 'update', 'delete'])
  expect((await systems.ask('Patient')).body).toBeNull()
  expect((await systems.ask('Appointment', { method: 'DELETE' })).status).toBe(405)
})

test('a system sees the schedules of its own practice', async () => {
  const token = await systems.tokenOf('neckar')
  const { joost, petra, sanne, otherGp } = wijk.actors
  const { body } = await systems.ask('Schedule', { token })
  expect(body.entry.map((one: Json) => one.resource.id).sort()).toEqual(
    [joost.personId, petra.personId, sanne.personId].sort(),
  )
  expect((await systems.ask(`Schedule/${joost.personId}`, { token })).body.actor[0].display).toBe('Dokter Kuipers')
  expect(issueOf(await systems.ask(`Schedule/${otherGp.personId}`, { token }))).toEqual([
    404,
    'not-found',
    'shared.notFound',
  ])
})

test('another practice finds nothing of it', async () => {
  const own = await systems.tokenOf('neckar')
  const made = await systems.ask('Appointment/$book', { token: own, body: booking('10:30') })
  const token = await systems.tokenOf('taag')
  const { joost, fatma } = wijk.actors
  const nothing = [404, 'not-found', 'shared.notFound']
  expect(issueOf(await systems.ask(`Appointment/${made.body.id}`, { token }))).toEqual(nothing)
  expect(issueOf(await systems.ask(`Appointment/${made.body.id}/$cancel`, { token, body: {} }))[0]).not.toBe(200)
  expect(issueOf(await systems.ask(`Appointment/${made.body.id}/$cancel`, { token, method: 'POST' }))).toEqual(nothing)
  expect(issueOf(await systems.ask(made.body.slot[0].reference, { token }))).toEqual(nothing)
  expect((await systems.ask(`Appointment?patient=x|${fatma.personId}`, { token })).body.entry).toBeUndefined()
  expect((await systems.ask(`Slot?schedule=Schedule/${joost.personId}`, { token })).body.entry).toBeUndefined()
  const taags = parameters(slotAt(wijk.actors.otherGp.personId, '09:00'), patient(fatma.personId))
  expect(issueOf(await systems.ask('Appointment/$hold', { token, body: taags }))).toEqual(nothing)
  expect((await systems.ask(`Appointment/${made.body.id}`, { token: own })).status).toBe(200)
})

test('appointments are searched a page at a time', async () => {
  const token = await systems.tokenOf('neckar')
  for (const time of ['09:00', '09:30', '10:00', '11:00'])
    expect((await systems.ask('Appointment/$book', { token, body: booking(time) })).status).toBe(201)
  const all: string[] = []
  let path: string | undefined = `Appointment?date=ge${monday}&status=booked,pending,proposed&_count=2`
  for (let page = 0; path && page < 10; page += 1) {
    const { body }: { body: Json } = await systems.ask(path, { token })
    expect(body.entry.length).toBeLessThanOrEqual(2)
    all.push(...body.entry.map((one: Json) => one.resource.start))
    const next = body.link.find((one: Json) => one.relation === 'next')?.url
    path = next?.slice(next.indexOf('/fhir/') + 6)
  }
  expect(all.length).toBeGreaterThan(3)
  expect(all).toEqual([...all].sort())
  expect((await systems.ask('Appointment?date=morgen', { token })).status).toBe(400)
  expect((await systems.ask('Appointment?status=booked,weg', { token })).status).toBe(400)
  const slots = await systems.ask(
    `Slot?schedule=Schedule/${wijk.actors.joost.personId}&start=ge${monday}&start=lt2026-04-14&_count=100`,
    { token },
  )
  const statuses = new Set(slots.body.entry.map((one: Json) => one.resource.status))
  expect(statuses).toEqual(new Set(['free', 'busy']))
})

test('the log says which system it was, in each resident’s own log', async () => {
  const token = await systems.tokenOf('neckar')
  const made = await systems.ask('Appointment/$book', { token, body: booking('11:45') })
  const { rows } = await wijk.owner.client.query(
    `select distinct l.user_name, l.user_id, l.portal_role, l.outcome from access_log l
     join access_log_objects o on o.tenant_id = l.tenant_id and o.entry_id = l.id
     where o.object_id = $1 and o.object_detail = $2`,
    [wijk.actors.fatma.personId, made.body.id],
  )
  expect(rows).toEqual([
    {
      user_name: 'Huisartssysteem Neckar',
      user_id: systems.clients.neckar.clientId,
      portal_role: 'PRACTICE_ASSISTANT',
      outcome: 'success',
    },
  ])
})

test.each(['9999-12-31T23:00:00Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '1999-12-31', '2100-01-01'])(
  'a moment as far away as %s is said to be none, whatever asks for it',
  async (moment) => {
    const token = await systems.tokenOf('neckar')
    const { joost, fatma } = wijk.actors
    const sent = encodeURIComponent(moment)
    const invalid = [400, 'invalid', undefined]
    for (const prefix of ['', 'ge', 'le', 'gt', 'lt'])
      expect(issueOf(await systems.ask(`Appointment?date=${prefix}${sent}`, { token })), prefix).toEqual(invalid)
    const schedule = `schedule=Schedule/${joost.personId}`
    const find = `Appointment/$find?${schedule}&service-type=CONSULT`
    expect(issueOf(await systems.ask(`Slot?${schedule}&start=ge${sent}`, { token }))).toEqual(invalid)
    expect(issueOf(await systems.ask(`${find}&start=${sent}`, { token }))).toEqual(invalid)
    expect(issueOf(await systems.ask(`${find}&end=${sent}`, { token }))).toEqual(invalid)
    const slot = slotAt(joost.personId, '09:00')
    const body = parameters({ ...slot, resource: { ...slot.resource, start: moment } }, patient(fatma.personId))
    for (const way of ['$book', '$hold'])
      expect(issueOf(await systems.ask(`Appointment/${way}`, { token, body })), way).toEqual([
        400,
        'structure',
        undefined,
      ])
    const cursor = `${sent}_${joost.personId}`
    expect((await systems.ask(`Appointment?_after=${cursor}`, { token })).status).toBe(200)
  },
)

test('a slot or a booking beyond what the practice plans is refused in words, and a slot’s id of another age is none', async () => {
  const token = await systems.tokenOf('neckar')
  const { joost, fatma } = wijk.actors
  const slot = slotAt(joost.personId, '09:00')
  const far = parameters(
    { ...slot, resource: { ...slot.resource, start: '2098-04-07T09:00:00Z' } },
    patient(fatma.personId),
  )
  for (const way of ['$book', '$hold'])
    expect(issueOf(await systems.ask(`Appointment/${way}`, { token, body: far }))).toEqual([
      ...[422, 'business-rule', 'appointments.tooFarAhead'],
    ])
  const id = `${joost.personId.replaceAll('-', '')}.zzzzzzz.15`
  expect((await systems.ask(`Slot/${id}`, { token })).status).toBe(404)
})
