import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  bookingIn,
  credentials,
  issueOf,
  makeFhirSystems,
  portalAt,
  type FhirSystems,
} from '#db/testing/fhir-systems.server.ts'
import { testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { asPortal } from '../domain/identity/as-portal.server.ts'
import { endMachineClient } from '../domain/identity/machine-clients.server.ts'
import { machineScopes } from '../domain/identity/machine-scopes.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'

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

test('a system gets a token for ten minutes with its own secret alone', async () => {
  const said = await systems.ask('token', { body: credentials(systems.clients.neckar) })
  expect([said.status, said.headers['Cache-Control'], said.body.token_type, said.body.expires_in]).toEqual([
    ...[200, 'no-store', 'Bearer', 600],
  ])
  expect(said.body.scope).toBe(machineScopes.join(' '))
  const wrong = { ...systems.clients.neckar, secret: systems.clients.taag.secret }
  const refused = [
    await systems.ask('token', { body: credentials(wrong) }),
    await systems.ask('token', { body: credentials({ ...systems.clients.neckar, clientId: newId() }) }),
    await systems.ask('token', { body: credentials(systems.clients.neckar), away: true }),
    await systems.ask('token', { body: 'grant_type=client_credentials' }),
    await systems.ask('token', { body: `grant_type=password&username=a&password=b` }),
    await systems.ask('token', { body: {} }),
    await systems.ask('token', { body: credentials(systems.clients.reader, '&scope=system/Appointment.write') }),
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
    tries.push(
      (await systems.ask('token', { body: credentials({ ...systems.clients.taag, secret: 'x'.repeat(43) }) })).status,
    )
  expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  expect(
    (await systems.ask('token', { body: credentials(systems.clients.taag), now: testNow.add({ hours: 3 }) })).status,
  ).toBe(200)
})

test('without a token that works nothing is there', async () => {
  const token = await systems.tokenOf('neckar')
  expect(issueOf(await systems.ask('Schedule'))).toEqual([401, 'login', undefined])
  expect((await systems.ask('Schedule', { token: 'x'.repeat(43) })).status).toBe(401)
  expect((await systems.ask('Schedule', { token, away: true })).status).toBe(401)
  expect((await systems.ask('Schedule', { token, now: testNow.add({ seconds: 599 }) })).status).toBe(200)
  expect((await systems.ask('Schedule', { token, now: testNow.add({ seconds: 600 }) })).status).toBe(401)
  const reader = await systems.tokenOf('reader')
  expect((await systems.ask('Schedule', { token: reader })).status).toBe(200)
  for (const path of ['Slot', 'Appointment', `Appointment/${newId()}`, 'Appointment/$find'])
    expect(issueOf(await systems.ask(path, { token: reader })), path).toEqual([403, 'forbidden', undefined])
  expect((await systems.ask('Appointment/$book', { token: reader, body: booking('09:00') })).status).toBe(403)
  // Each try stands in the log, by name where the token said whose it was (LOG-4).
  const { rows } = await wijk.owner.client.query(
    `select user_name, count(*)::int as tries from access_log where resource = 'account.pageRefused' group by 1 order by 2`,
  )
  expect(rows).toEqual([
    { user_name: '', tries: 3 },
    { user_name: expect.stringMatching(/\w/), tries: 5 },
  ])
})

test('a system that was ended is out at once', async () => {
  const token = await systems.tokenOf('taag')
  expect((await systems.ask('Schedule', { token })).status).toBe(200)
  const ended = await asPortal(portalAt(wijk), (tx) => endMachineClient(tx, systems.clients.taag.clientId))
  expect(isRefused(ended)).toBe(false)
  expect((await systems.ask('Schedule', { token })).status).toBe(401)
  expect((await systems.ask('token', { body: credentials(systems.clients.taag) })).status).toBe(401)
})
