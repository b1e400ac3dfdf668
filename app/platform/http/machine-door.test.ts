import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest
beforeAll(async () => {
  portal = await frontUnderTest({ machines: [] })
})
afterAll(() => portal.front.close())

const addresses = ['/fhir', '/fhir/', '/fhir/Task', '/fhir/Patient/1?_data=root', '/hooks', '/hooks/mail']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const origins = ['https://evil.example', 'null', 'nonsense', 'http://$host', '']
const attempts = addresses.flatMap((address) =>
  methods.flatMap((method) => origins.map((origin) => [method, address, origin] as const)),
)

const send = (start: string, origin: string, headers: string[]) =>
  portal.ask(start, [
    `Host: ${portal.host}`,
    'Cookie: __Host-session=secret',
    ...(origin ? [`Origin: ${origin.replace('$host', portal.host)}`] : []),
    ...headers,
  ])

describe('a door for machines behind which nothing stands yet', () => {
  it.each(attempts)('%s %s from “%s” finds nothing', async (method, address, origin) => {
    const said = await send(`${method} ${address}`, origin, [])
    const type = address.startsWith('/fhir') ? 'application/fhir+json; charset=utf-8' : 'application/problem+json'
    expect([said.status, said.headers['content-type'], said.headers['cache-control']]).toEqual([404, type, 'no-store'])
    expect(said.headers['set-cookie']).toBeUndefined()
    expect(portal.reached).toEqual([])
  })

  it('answers in the words of its kind', async () => {
    expect(JSON.parse((await send('POST /fhir/Task', 'https://evil.example', [])).text)).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'not-found' }],
    })
    expect(JSON.parse((await send('POST /hooks/mail', '', [])).text)).toEqual({
      status: 404,
      title: 'Nothing is here.',
    })
    const large = await portal.ask('POST /fhir/Task', [`Host: ${portal.host}`, 'Content-Length: 9999999'], '')
    expect([large.status, JSON.parse(large.text).issue[0].code]).toEqual([413, 'too-long'])
  })

  it('shows the calm page to a person', async () => {
    const said = await send('GET /fhir/Task', '', ['Accept: text/html', 'Accept-Language: tr'])
    expect([said.status, said.headers['content-type'], said.headers['content-language']]).toEqual([
      404,
      'text/html; charset=utf-8',
      'tr',
    ])
    expect(said.text).toContain('Bu sayfa yok')
  })

  it('writes down no fault', async () => {
    await expect.poll(() => portal.lines.length).toBeGreaterThan(attempts.length)
    expect(portal.lines.filter((line) => JSON.parse(line).level !== 'info')).toEqual([])
  })
})
