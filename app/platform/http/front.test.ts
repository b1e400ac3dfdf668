import { afterEach, describe, expect, it } from 'vitest'
import { ask, frontUnderTest, overvecht } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

const open: FrontUnderTest[] = []
async function front(parts?: Parameters<typeof frontUnderTest>[0]): Promise<FrontUnderTest> {
  const made = await frontUnderTest(parts)
  open.push(made)
  return made
}
afterEach(() => Promise.all(open.splice(0).map((each) => each.front.close())))

describe('every answer carries its protection', () => {
  const addresses = ['/mijn', '/nl/activiteiten', '/healthz', '/calm.css', '/__manifest', '/assets/none.js', '/metrics']
  it.each(addresses)('%s', async (address) => {
    const { headers } = await (await front({ live: true })).ask(`GET ${address}`)
    expect(headers['content-security-policy']).toContain(
      "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    expect(headers['content-security-policy']).toContain("style-src 'self';")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toContain('geolocation=()')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it.each([
    ['headers that are too large', `GET /${'a'.repeat(20_000)}`],
    ['a CONNECT', 'CONNECT evil.example:443'],
  ])('%s', async (_what, start) => {
    const { headers } = await (await front({ live: true })).ask(start)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  it('a page of the cache, and the answer that it has not changed', async () => {
    const portal = await front({ live: true })
    const first = await portal.ask('GET /nl/activiteiten')
    const again = await portal.ask('GET /nl/activiteiten', [
      `Host: ${portal.host}`,
      `If-None-Match: ${first.headers['etag']}`,
    ])
    expect([first.status, again.status]).toEqual([200, 304])
    for (const { headers } of [first, again]) {
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('a page for one person is kept by nobody and has a nonce of its own', async () => {
    const portal = await front()
    const [one, other] = [await portal.ask('GET /mijn'), await portal.ask('GET /mijn')]
    const nonces = portal.reached.map(({ context }) => context.cspNonce)
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonces[0]}' 'strict-dynamic'`)
    expect(other.headers['content-security-policy']).toContain(`'nonce-${nonces[1]}'`)
    expect(nonces[0]).not.toBe(nonces[1])
    expect(one.headers['cache-control']).toBe('no-store')
    expect(one.headers['strict-transport-security']).toBeUndefined()
  })

  it('a page that asks to be kept is not kept when it is for one person', async () => {
    const portal = await front({
      behind: [(_, response) => void response.append('Cache-Control', 'public, max-age=60').end('x')],
    })
    expect((await portal.ask('GET /mijn')).headers['cache-control']).toBe('no-store')
  })

  it('a request cannot choose its own number', async () => {
    const portal = await front()
    const { headers } = await portal.ask('GET /mijn', [`Host: ${portal.host}`, 'X-Request-Id: chosen'])
    expect(portal.reached[0]!.context.requestId).toBe(headers['x-request-id'])
    expect(portal.reached[0]!.headers['x-request-id']).toBeUndefined()
  })
})

describe('too much is refused calmly', () => {
  const large = 'x'.repeat(1_048_577)
  const same = 'Sec-Fetch-Site: same-origin'

  it('a body that says that it is too large', async () => {
    const portal = await front()
    const said = await portal.ask('POST /mijn', [`Host: ${portal.host}`, same], large)
    expect([said.status, said.text.includes('Dit is te groot')]).toEqual([413, true])
    expect(portal.reached).toEqual([])
  })

  it('a body that turns out to be too large', async () => {
    const portal = await front()
    const chunked = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`
    const said = await portal.ask('POST /mijn', [`Host: ${portal.host}`, same, 'Transfer-Encoding: chunked'], chunked)
    expect(said.status).toBe(413)
    expect(said.text).toContain('Dit is te groot')
  })

  it('a body in parts that stays small arrives whole', async () => {
    const portal = await front()
    const said = await portal.ask(
      'POST /mijn',
      [`Host: ${portal.host}`, same, 'Transfer-Encoding: chunked'],
      '3\r\na=b\r\n2\r\n&c\r\n0\r\n\r\n',
    )
    expect([said.status, portal.reached[0]!.body]).toEqual([200, 'a=b&c'])
  })

  it.each([
    ['an address that is too long', `GET /${'a'.repeat(3_000)}`, 414],
    ['an address of another site', 'GET http://evil.example/', 400],
    ['an address without a path', 'OPTIONS *', 400],
    ['headers that are too large', `GET /${'a'.repeat(20_000)}`, 431],
  ])('%s', async (_what, start, status) => {
    const portal = await front()
    expect((await portal.ask(start)).status).toBe(status)
    expect(portal.reached).toEqual([])
  })
})

describe('who asks is known from a trusted proxy alone', () => {
  const said = [
    'Host: inside',
    'X-Forwarded-Host: overvecht.localhost',
    'X-Forwarded-Proto: https',
    'X-Forwarded-For: 6.6.6.6, 9.9.9.9, 127.0.0.1',
    'Origin: https://overvecht.localhost',
  ]

  it('from a trusted proxy the site, the scheme and the visitor are believed', async () => {
    const portal = await front({ trustedProxy: ['127.0.0.0/8'] })
    expect((await portal.ask('POST /mijn', said, 'a')).status).toBe(200)
    const [visit] = portal.reached
    expect(visit!.context).toMatchObject({ tenant: overvecht, remoteAddress: '9.9.9.9' })
    expect(visit!.headers).toMatchObject({ host: 'overvecht.localhost' })
    expect(Object.keys(visit!.headers).filter((name) => name.includes('forward'))).toEqual([])
  })

  it('from anyone else nothing of it is believed', async () => {
    const portal = await front({ trustedProxy: ['10.0.0.0/8'] })
    expect((await portal.ask('POST /mijn', said, 'a')).status).toBe(404)
    await portal.ask('GET /mijn', [`Host: ${portal.host}`, 'X-Forwarded-For: 9.9.9.9'])
    expect(portal.reached[0]!.context.remoteAddress).toBe('127.0.0.1')
    expect(portal.reached[0]!.headers['x-forwarded-for']).toBeUndefined()
  })
})

describe('whether the portal is well', () => {
  it('lives without a database, and is not ready without one', async () => {
    const portal = await front({ checkReady: () => Promise.reject(new Error('away')) })
    expect((await portal.ask('GET /healthz', ['Host: 10.0.0.7'])).status).toBe(200)
    expect((await portal.ask('GET /readyz', ['Host: 10.0.0.7'])).status).toBe(503)
    expect((await (await front()).ask('GET /readyz')).status).toBe(200)
  })

  it('shows its figures to who has the token, and to nobody else', async () => {
    const portal = await front({ metricsToken: 'a-long-enough-token' })
    const asWith = (token: string) => portal.ask('GET /metrics', ['Host: x', `Authorization: Bearer ${token}`])
    await portal.ask('GET /mijn/afspraken')
    const said = await asWith('a-long-enough-token')
    expect(said.text).toContain('http_request_duration_seconds_count{group="resident",method="GET",status="2xx"} 1')
    expect(said.text).toContain('page_cache_requests_total{result="fresh"} 0')
    expect((await asWith('another')).status).toBe(404)
    expect((await portal.ask('GET /metrics')).status).toBe(404)
    expect((await (await front()).ask('GET /metrics', ['Host: x', 'Authorization: Bearer undefined'])).status).toBe(404)
  })

  it('does not tell which routes it has', async () => {
    const portal = await front()
    expect((await portal.ask('GET /__manifest?p=/mijn')).status).toBe(404)
    expect(portal.reached).toEqual([])
  })
})

describe('what is written down names nobody', () => {
  it('a request is one line without query, ids, cookie or address', async () => {
    const portal = await front()
    const id = '0190f3c2-7b7a-7c1e-8f00-0123456789ab'
    const { headers } = await portal.ask(`GET /mijn/berichten/${id}?naam=Fatma`, [
      `Host: ${portal.host}`,
      'Cookie: s=geheim',
    ])
    await expect.poll(() => portal.lines.length).toBe(1)
    const line = JSON.parse(portal.lines[0]!)
    expect(line).toMatchObject({
      level: 'info',
      event: 'request',
      method: 'GET',
      path: '/mijn/berichten/:id',
      status: 200,
      tenant: 'overvecht',
      requestId: headers['x-request-id'],
    })
    expect(portal.lines[0]).not.toMatch(/Fatma|geheim|127\.0\.0\.1|0190f3c2/)
  })

  it('a fault of the database is written without the values that were asked', async () => {
    const fault = Object.assign(new Error('Failed query: select Fatma'), {
      query: 'select',
      cause: Object.assign(new Error('Key (email)=(fatma@x.nl)'), { code: '23505', severity: 'ERROR' }),
    })
    const portal = await front({ behind: [(_request, _response, next) => next(fault)] })
    expect((await portal.ask('GET /mijn')).status).toBe(500)
    await expect.poll(() => portal.lines.length).toBe(2)
    expect(portal.lines.join()).toContain('"code":"23505"')
    expect(portal.lines.join()).toContain('front.test.ts')
    expect(portal.lines.join().toLowerCase()).not.toContain('fatma')
  })
})

describe('the portal stops without dropping anybody', () => {
  it('an answer under way is finished, and nobody new comes in', async () => {
    let go = () => {}
    const portal = await front({ behind: [(_, response) => void (go = () => response.end('done'))] })
    const slow = portal.ask('GET /mijn')
    await expect.poll(() => go.name).toBe('go')
    const closed = portal.front.close(100)
    expect((await portal.ask('GET /readyz')).status).toBe(503)
    await expect.poll(() => portal.front.server.listening).toBe(false)
    await expect(ask(portal.port, 'GET /mijn', [], '')).rejects.toThrow('ECONNREFUSED')
    go()
    expect((await slow).text).toBe('done')
    await closed
  })
})
