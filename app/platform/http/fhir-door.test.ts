import { afterAll, beforeAll, expect, test } from 'vitest'
import { fhirDoor, type FhirAsked } from './fhir-door.server.ts'
import type { SiteTenant } from './load-context.ts'
import { frontUnderTest, type FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest
let asked: FhirAsked<SiteTenant>[] = []
beforeAll(async () => {
  const door = fhirDoor<SiteTenant>(async (one) => {
    asked.push(one)
    if (one.path === 'away') return null
    if (one.path === 'fault') throw new Error('broken')
    return { status: 201, body: { resourceType: 'Appointment' }, headers: { Location: 'there' } }
  })
  portal = await frontUnderTest({ machines: [door] })
})
afterAll(() => portal.front.close())

const send = (start: string, headers: string[] = [], body = '') => {
  asked = []
  return portal.ask(start, [`Host: ${portal.host}`, ...headers], body)
}

test('a system is heard without a cookie, from wherever it asks', async () => {
  const headers = ['Cookie: __Host-session=secret', 'Origin: https://evil.example', 'Authorization: Bearer abc']
  const more = ['Idempotency-Key: een', 'Content-Type: application/fhir+json']
  const said = await send('POST /fhir/Appointment/$book?x=1', [...headers, ...more], '{"a":1}')
  expect([said.status, said.headers['content-type'], said.headers['location']]).toEqual([
    ...[201, 'application/fhir+json; charset=utf-8', 'there'],
  ])
  expect(asked).toMatchObject([
    { method: 'POST', path: 'Appointment/$book', authorization: 'Bearer abc', key: 'een', body: '{"a":1}' },
  ])
  expect(asked[0]?.query.get('x')).toBe('1')
  expect(asked[0]?.context.tenant.slug).toBe('overvecht')
})

test('HEAD says what GET says, without its words', async () => {
  const said = await send('HEAD /fhir/metadata')
  expect([said.status, said.text, asked[0]?.method]).toEqual([201, '', 'GET'])
})

test('what is not there, is too long or broke is said in FHIR', async () => {
  const code = async (start: string, body = '') => {
    const said = await send(start, [], body)
    return [said.status, JSON.parse(said.text).issue[0].code]
  }
  expect(await code('GET /fhir/away')).toEqual([404, 'not-found'])
  expect(await code('GET /fhir')).toEqual([404, 'not-found'])
  expect(await code('GET /fhir/%E0%A4%A')).toEqual([404, 'not-found'])
  expect(await code('POST /fhir/Appointment/$book', 'x'.repeat(65_537))).toEqual([413, 'too-long'])
  expect(await code('GET /fhir/fault')).toEqual([500, 'exception'])
  expect((await send('POST /hooks/fhir/metadata')).status).toBe(404)
  expect(asked).toEqual([])
})
