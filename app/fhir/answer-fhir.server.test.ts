import type { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestAgenda } from '#db/testing/agenda.server.ts'
import { fhirResource } from '#db/testing/fhir-r4.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { asPortal } from '../domain/identity/as-portal.server.ts'
import { endMachineClient, makeMachineClient } from '../domain/identity/machine-clients.server.ts'
import { machineScopes } from '../domain/identity/machine-scopes.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { answerFhir } from './answer-fhir.server.ts'

let wijk: TestNeighbourhood
let clients: Record<'neckar' | 'taag' | 'reader', { clientId: string; secret: string }>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await makeTestAgenda(wijk)
  const make = async (teamId: string, name: string, scopes = machineScopes.slice()) => {
    const made = await asPortal(place(), (tx) => makeMachineClient(tx, { teamId, name, scopes }))
    if (!made.ok) throw new Error('no client')
    return made.value
  }
  clients = {
    neckar: await make(wijk.practice.id, 'Huisartssysteem Neckar'),
    taag: await make(wijk.otherPractice.id, 'Huisartssysteem Taag'),
    reader: await make(wijk.practice.id, 'Beeldscherm', ['system/Schedule.read']),
  }
})
afterAll(() => wijk.end())
beforeEach(() => wijk.owner.client.query('delete from rate_limits'))

const place = (now = testNow, tenantId = wijk.tenant.id) => ({ tenantId, now, requestId: newId() })
/** A body as a system reads it. */
type Json = ReturnType<typeof JSON.parse>
type Ask = { method?: string; token?: string; body?: unknown; key?: string; now?: Temporal.Instant; away?: boolean }

async function ask(path: string, { method, token, body, key, now = testNow, away }: Ask = {}) {
  const [only = '', query] = path.split('?')
  const tenant = away ? wijk.otherTenant : wijk.tenant
  const said = await answerFhir({
    ...{ method: method ?? (body === undefined ? 'GET' : 'POST'), path: only, query: new URLSearchParams(query) },
    ...{ host: 'overvecht.localhost', authorization: token ? `Bearer ${token}` : null, key: key ?? null },
    contentType: typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/fhir+json',
    body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
    context: { tenant, now, requestId: newId(), remoteAddress: newId(), memory: new Map(), cspNonce: '' },
  })
  if (said && said.type === undefined) fhirResource.parse(said.body)
  // As it goes over the line. What is not there has no answer.
  const headers: Record<string, string> = { ...said?.headers }
  return { status: said?.status ?? 0, headers, body: JSON.parse(JSON.stringify(said?.body ?? null)) as Json }
}

const credentials = ({ clientId, secret }: { clientId: string; secret: string }, more = '') =>
  `grant_type=client_credentials&client_id=${clientId}&client_secret=${secret}${more}`
async function tokenOf(name: keyof typeof clients, now = testNow): Promise<string> {
  return (await ask('token', { body: credentials(clients[name]), now })).body.access_token
}
const issueOf = ({ status, body }: { status: number; body: Json }) => [
  status,
  body.issue?.[0]?.code,
  body.issue?.[0]?.details?.coding[0].code,
]
const monday = '2026-04-13'
const slotAt = (personId: string, time: string, code = 'CONSULT') => ({
  name: 'slot',
  resource: {
    ...{ resourceType: 'Slot', status: 'free', schedule: { reference: `Schedule/${personId}` } },
    ...{ start: `${monday}T${time}:00+02:00`, end: `${monday}T${time}:00+02:00` },
    serviceType: [{ coding: [{ code }] }],
  },
})
const patient = (id: string) => ({ name: 'patient-reference', valueReference: { reference: `Patient/${id}` } })
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter })
const booking = (time: string, residentId = wijk.actors.fatma.personId, personId = wijk.actors.joost.personId) =>
  parameters(slotAt(personId, time), patient(residentId))

test('everybody may read what the server can do', async () => {
  const { status, body } = await ask('metadata')
  expect([status, body.fhirVersion, body.rest[0].resource.map((one: Json) => one.type)]).toEqual([
    ...[200, '4.0.1'],
    ['Schedule', 'Slot', 'Appointment'],
  ])
  expect((await ask('Patient')).body).toBeNull()
  expect((await ask('Appointment', { method: 'DELETE' })).status).toBe(405)
})

test('a system gets a token for ten minutes with its own secret alone', async () => {
  const said = await ask('token', { body: credentials(clients.neckar) })
  expect([said.status, said.headers['Cache-Control'], said.body.token_type, said.body.expires_in]).toEqual([
    ...[200, 'no-store', 'Bearer', 600],
  ])
  expect(said.body.scope).toBe(machineScopes.join(' '))
  const wrong = { ...clients.neckar, secret: clients.taag.secret }
  const refused = [
    await ask('token', { body: credentials(wrong) }),
    await ask('token', { body: credentials({ ...clients.neckar, clientId: newId() }) }),
    await ask('token', { body: credentials(clients.neckar), away: true }),
    await ask('token', { body: 'grant_type=client_credentials' }),
    await ask('token', { body: `grant_type=password&username=a&password=b` }),
    await ask('token', { body: {} }),
    await ask('token', { body: credentials(clients.reader, '&scope=system/Appointment.write') }),
  ]
  expect(refused.map(({ status, body }) => [status, body.error])).toEqual([
    ...Array.from({ length: 4 }, () => [401, 'invalid_client']),
    ...[
      [400, 'unsupported_grant_type'],
      [400, 'invalid_request'],
      [400, 'invalid_scope'],
    ],
  ])
  const { rows } = await wijk.owner.client.query('select token_hash from machine_tokens')
  expect(JSON.stringify(rows)).not.toContain(said.body.access_token)
})

test('who guesses a secret is slowed down, and the system itself comes in again', async () => {
  const tries = []
  for (let at = 0; at < 12; at += 1)
    tries.push((await ask('token', { body: credentials({ ...clients.taag, secret: 'x'.repeat(43) }) })).status)
  expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  expect((await ask('token', { body: credentials(clients.taag), now: testNow.add({ hours: 3 }) })).status).toBe(200)
})

test('without a token that works nothing is there', async () => {
  const token = await tokenOf('neckar')
  expect(issueOf(await ask('Schedule'))).toEqual([401, 'login', undefined])
  expect((await ask('Schedule', { token: 'x'.repeat(43) })).status).toBe(401)
  expect((await ask('Schedule', { token, away: true })).status).toBe(401)
  expect((await ask('Schedule', { token, now: testNow.add({ seconds: 599 }) })).status).toBe(200)
  expect((await ask('Schedule', { token, now: testNow.add({ seconds: 600 }) })).status).toBe(401)
  const reader = await tokenOf('reader')
  expect((await ask('Schedule', { token: reader })).status).toBe(200)
  for (const path of ['Slot', 'Appointment', `Appointment/${newId()}`, 'Appointment/$find'])
    expect(issueOf(await ask(path, { token: reader })), path).toEqual([403, 'forbidden', undefined])
  expect((await ask('Appointment/$book', { token: reader, body: booking('09:00') })).status).toBe(403)
})

test('a system sees the schedules of its own practice', async () => {
  const token = await tokenOf('neckar')
  const { joost, petra, sanne, otherGp } = wijk.actors
  const { body } = await ask('Schedule', { token })
  expect(body.entry.map((one: Json) => one.resource.id).sort()).toEqual(
    [joost.personId, petra.personId, sanne.personId].sort(),
  )
  expect((await ask(`Schedule/${joost.personId}`, { token })).body.actor[0].display).toBe('Dokter Kuipers')
  expect(issueOf(await ask(`Schedule/${otherGp.personId}`, { token }))).toEqual([404, 'not-found', 'shared.notFound'])
})

test('free times are found, held and booked, and the slot says so each time', async () => {
  const token = await tokenOf('neckar')
  const { joost, fatma } = wijk.actors
  const search = `start=${monday}T00:00:00%2B02:00&end=2026-04-14T00:00:00%2B02:00&service-type=CONSULT`
  const found = await ask(`Appointment/$find?${search}&schedule=Schedule/${joost.personId}&_count=100`, { token })
  expect(found.body.entry).toHaveLength(14)
  const first = found.body.entry[0].resource
  expect([first.status, first.start]).toEqual(['proposed', '2026-04-13T06:30:00Z'])

  const held = await ask('Appointment/$hold', {
    token,
    body: parameters({ name: 'appointment', resource: first }, patient(fatma.personId)),
  })
  expect([held.status, held.body.status, held.headers['Location']]).toEqual([
    ...[201, 'proposed', expect.stringContaining(`/fhir/Appointment/${held.body.id}`)],
  ])
  const slot = held.body.slot[0].reference
  expect((await ask(slot, { token })).body.status).toBe('busy-tentative')
  const again = await ask(`Appointment/$find?${search}&schedule=Schedule/${joost.personId}&_count=100`, { token })
  expect(again.body.entry).toHaveLength(13)

  const reference = { name: 'appointment-reference', valueReference: { reference: `Appointment/${held.body.id}` } }
  const booked = await ask('Appointment/$book', {
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
  expect((await ask(slot, { token })).body.status).toBe('busy')
  const { rows } = await wijk.owner.client.query('select booked_by_person_id from appointments where id = $1', [
    held.body.id,
  ])
  expect(rows).toEqual([{ booked_by_person_id: clients.neckar.clientId }])
})

test('a hold that ran out is gone, and its time is free', async () => {
  const token = await tokenOf('neckar')
  const held = await ask('Appointment/$hold', { token, body: booking('11:00') })
  const later = testNow.add({ minutes: 11 })
  const fresh = await tokenOf('neckar', later)
  const reference = { name: 'appointment-reference', valueReference: { reference: `Appointment/${held.body.id}` } }
  const late = await ask('Appointment/$book', { token: fresh, body: parameters(reference), now: later })
  expect(issueOf(late)).toEqual([404, 'not-found', 'shared.notFound'])
  const other = booking('11:00', wijk.actors.danuta.personId)
  expect((await ask('Appointment/$book', { token: fresh, body: other, now: later })).status).toBe(201)
})

test('what is sent twice with the same key is done once', async () => {
  const token = await tokenOf('neckar')
  const body = booking('09:30')
  const sent = await Promise.all([1, 2, 3].map(() => ask('Appointment/$book', { token, body, key: 'een' })))
  expect(sent.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(sent.map((one) => one.body.id)).size).toBe(1)
  const other = await ask('Appointment/$book', { token, body: booking('09:45'), key: 'een' })
  expect(issueOf(other)).toEqual([422, 'duplicate', 'identity.keyUsed'])
  expect((await ask('Appointment/$book', { token, body, key: 'x'.repeat(201) })).status).toBe(400)
  // A refusal uses no key.
  expect((await ask('Appointment/$book', { token, body, key: 'twee' })).status).toBe(409)
  expect((await ask('Appointment/$book', { token, body: booking('10:00'), key: 'twee' })).status).toBe(201)
})

test('each refusal says which one it is', async () => {
  const token = await tokenOf('neckar')
  const { fatma, joost, otherGp } = wijk.actors
  const book = async (body: unknown) => issueOf(await ask('Appointment/$book', { token, body }))
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

test('another practice finds nothing of it', async () => {
  const own = await tokenOf('neckar')
  const made = await ask('Appointment/$book', { token: own, body: booking('10:30') })
  const token = await tokenOf('taag')
  const { joost, fatma } = wijk.actors
  const nothing = [404, 'not-found', 'shared.notFound']
  expect(issueOf(await ask(`Appointment/${made.body.id}`, { token }))).toEqual(nothing)
  expect(issueOf(await ask(`Appointment/${made.body.id}/$cancel`, { token, body: {} }))[0]).not.toBe(200)
  expect(issueOf(await ask(`Appointment/${made.body.id}/$cancel`, { token, method: 'POST' }))).toEqual(nothing)
  expect(issueOf(await ask(made.body.slot[0].reference, { token }))).toEqual(nothing)
  expect((await ask(`Appointment?patient=x|${fatma.personId}`, { token })).body.entry).toBeUndefined()
  expect((await ask(`Slot?schedule=Schedule/${joost.personId}`, { token })).body.entry).toBeUndefined()
  const taags = parameters(slotAt(wijk.actors.otherGp.personId, '09:00'), patient(fatma.personId))
  expect(issueOf(await ask('Appointment/$hold', { token, body: taags }))).toEqual(nothing)
  expect((await ask(`Appointment/${made.body.id}`, { token: own })).status).toBe(200)
})

test('appointments are searched a page at a time', async () => {
  const token = await tokenOf('neckar')
  const all: string[] = []
  let path: string | undefined = `Appointment?date=ge${monday}&status=booked,pending,proposed&_count=2`
  for (let page = 0; path && page < 10; page += 1) {
    const { body }: { body: Json } = await ask(path, { token })
    expect(body.entry.length).toBeLessThanOrEqual(2)
    all.push(...body.entry.map((one: Json) => one.resource.start))
    const next = body.link.find((one: Json) => one.relation === 'next')?.url
    path = next?.slice(next.indexOf('/fhir/') + 6)
  }
  expect(all.length).toBeGreaterThan(3)
  expect(all).toEqual([...all].sort())
  expect((await ask('Appointment?date=morgen', { token })).status).toBe(400)
  expect((await ask('Appointment?status=booked,weg', { token })).status).toBe(400)
  const slots = await ask(
    `Slot?schedule=Schedule/${wijk.actors.joost.personId}&start=ge${monday}&start=lt2026-04-14&_count=100`,
    { token },
  )
  const statuses = new Set(slots.body.entry.map((one: Json) => one.resource.status))
  expect(statuses).toEqual(new Set(['free', 'busy']))
})

test('an appointment is cancelled by the practice, and the resident is told', async () => {
  const token = await tokenOf('neckar')
  const made = await ask('Appointment/$book', { token, body: booking('08:45') })
  await wijk.owner.client.query('delete from notifications')
  const body = parameters({ name: 'comment', valueString: 'De huisarts is ziek.' })
  const ended = await ask(`Appointment/${made.body.id}/$cancel`, { token, body })
  expect([ended.status, ended.body.status]).toEqual([200, 'cancelled'])
  expect((await ask(`Appointment/${made.body.id}/$cancel`, { token, body })).status).toBe(200)
  const { rows } = await wijk.owner.client.query('select person_id from notifications')
  expect(rows).toEqual([{ person_id: wijk.actors.fatma.personId }])
})

test('the log says which system it was, in each resident’s own log', async () => {
  const token = await tokenOf('neckar')
  const made = await ask('Appointment/$book', { token, body: booking('11:45') })
  const { rows } = await wijk.owner.client.query(
    `select distinct l.user_name, l.user_id, l.portal_role, l.outcome from access_log l
     join access_log_objects o on o.tenant_id = l.tenant_id and o.entry_id = l.id
     where o.object_id = $1 and o.object_detail = $2`,
    [wijk.actors.fatma.personId, made.body.id],
  )
  expect(rows).toEqual([
    {
      user_name: 'Huisartssysteem Neckar',
      user_id: clients.neckar.clientId,
      portal_role: 'PRACTICE_ASSISTANT',
      outcome: 'success',
    },
  ])
})

test('a system that was ended is out at once', async () => {
  const token = await tokenOf('taag')
  expect((await ask('Schedule', { token })).status).toBe(200)
  const ended = await asPortal(place(), (tx) => endMachineClient(tx, clients.taag.clientId))
  expect(isRefused(ended)).toBe(false)
  expect((await ask('Schedule', { token })).status).toBe(401)
  expect((await ask('token', { body: credentials(clients.taag) })).status).toBe(401)
})
