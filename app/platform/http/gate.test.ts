import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest
beforeAll(async () => {
  portal = await frontUnderTest()
})
beforeEach(() => {
  portal.reached.length = 0
})
afterAll(() => portal.front.close())

const cookie = 'Cookie: __Host-session=secret'
const own = 'Origin: http://$host'
const same = 'Sec-Fetch-Site: same-origin'

/** `$host` is this wijk's host and port, `$port` the port. */
const fill = (line: string) => line.replaceAll('$host', portal.host).replaceAll('$port', String(portal.port))

const send = (start: string, headers: readonly string[], host = 'Host: $host') =>
  portal.ask(fill(start), [...(host ? [host] : []), cookie, ...headers].map(fill), 'a=b')

const writes: [what: string, start: string, headers: string[]][] = [
  ['no Origin at all', 'POST /mijn', []],
  ['an empty Origin', 'POST /mijn', ['Origin: ']],
  ['Origin null', 'POST /mijn', ['Origin: null']],
  ['a foreign Origin', 'POST /mijn', ['Origin: https://evil.example']],
  ['a foreign Origin that ends like ours', 'POST /mijn', ['Origin: http://evil-$host']],
  ['a foreign Origin that begins like ours', 'POST /mijn', ['Origin: http://overvecht.localhost.evil.example']],
  ['our own Origin in front of another', 'POST /mijn', ['Origin: http://$host@evil.example']],
  ['another scheme', 'POST /mijn', ['Origin: https://$host']],
  ['another port', 'POST /mijn', ['Origin: http://overvecht.localhost:1']],
  ['no port', 'POST /mijn', ['Origin: http://overvecht.localhost']],
  ['the Origin of another wijk', 'POST /mijn', ['Origin: http://spoorwijk.localhost:$port']],
  ['the Origin of the bare domain', 'POST /mijn', ['Origin: http://localhost:$port']],
  ['an Origin in capitals', 'POST /mijn', ['Origin: HTTP://OVERVECHT.LOCALHOST:$port']],
  ['an Origin with a closing dot', 'POST /mijn', ['Origin: http://overvecht.localhost.:$port']],
  ['an Origin with a path', 'POST /mijn', ['Origin: http://$host/']],
  ['our own Origin twice', 'POST /mijn', [own, own]],
  ['our own Origin and a foreign one', 'POST /mijn', [own, 'Origin: https://evil.example']],
  ['Sec-Fetch-Site cross-site', 'POST /mijn', ['Sec-Fetch-Site: cross-site']],
  ['Sec-Fetch-Site cross-site with our own Origin', 'POST /mijn', ['Sec-Fetch-Site: cross-site', own]],
  ['Sec-Fetch-Site same-site', 'POST /mijn', ['Sec-Fetch-Site: same-site']],
  ['Sec-Fetch-Site same-site with our own Origin', 'POST /mijn', ['Sec-Fetch-Site: same-site', own]],
  ['Sec-Fetch-Site none', 'POST /mijn', ['Sec-Fetch-Site: none']],
  ['Sec-Fetch-Site none with our own Origin', 'POST /mijn', ['Sec-Fetch-Site: none', own]],
  ['an empty Sec-Fetch-Site with our own Origin', 'POST /mijn', ['Sec-Fetch-Site: ', own]],
  ['Sec-Fetch-Site in capitals', 'POST /mijn', ['Sec-Fetch-Site: SAME-ORIGIN']],
  ['Sec-Fetch-Site twice', 'POST /mijn', [same, same]],
  ['Sec-Fetch-Site in contradiction with itself', 'POST /mijn', [same, 'Sec-Fetch-Site: cross-site']],
  ['Sec-Fetch-Site in contradiction with a foreign Origin', 'POST /mijn', [same, 'Origin: https://evil.example']],
  ['Sec-Fetch-Site in contradiction with Origin null', 'POST /mijn', [same, 'Origin: null']],
  ['?_data= and no Origin', 'POST /mijn?_data=routes%2Fmijn', []],
  ['?_data= and a foreign Origin', 'POST /mijn?_data=routes%2Fmijn', ['Origin: https://evil.example']],
  ['?_data= and cross-site', 'POST /mijn?_data=routes%2Fmijn', ['Sec-Fetch-Site: cross-site', own]],
  ['?index and a foreign Origin', 'POST /mijn?index', ['Origin: https://evil.example']],
  [
    'X-Forwarded-Host beside a foreign Origin',
    'POST /mijn',
    ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example'],
  ],
  [
    'X-Forwarded-Host and -Proto beside a foreign Origin',
    'POST /mijn',
    ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https'],
  ],
  ['X-Forwarded-Proto beside another scheme', 'POST /mijn', ['Origin: https://$host', 'X-Forwarded-Proto: https']],
  ['Forwarded beside a foreign Origin', 'POST /mijn', ['Origin: https://evil.example', 'Forwarded: host=evil.example']],
  ['a Referer of our own and no Origin', 'POST /mijn', ['Referer: http://$host/mijn']],
  ['PUT without Origin', 'PUT /mijn', []],
  ['PATCH with a foreign Origin', 'PATCH /mijn', ['Origin: https://evil.example']],
  ['DELETE with a foreign Origin', 'DELETE /mijn', ['Origin: https://evil.example']],
  ['DELETE with cross-site', 'DELETE /mijn', ['Sec-Fetch-Site: cross-site']],
  ['the sign-in form', 'POST /inloggen', ['Origin: https://evil.example']],
  ['a public page', 'POST /nl/activiteiten', ['Origin: https://evil.example']],
  ['a resource route', 'POST /uitloggen', ['Sec-Fetch-Site: cross-site']],
  ['a path that climbs out of /fhir', 'POST /fhir/../inloggen', ['Origin: https://evil.example']],
  ['a coded path that climbs out of /fhir', 'POST /fhir/%2e%2e/inloggen', ['Origin: https://evil.example']],
  ['a backslash path that climbs out of /hooks', 'POST /hooks\\..\\inloggen', ['Origin: https://evil.example']],
  ['a path that only begins like /fhir', 'POST /fhirst', ['Origin: https://evil.example']],
  ['/FHIR in capitals', 'POST /FHIR/Task', ['Origin: https://evil.example']],
  ['two slashes before /fhir', 'POST //fhir/Task', ['Origin: https://evil.example']],
]

describe('a write that does not come from our own page changes nothing', () => {
  it.each(writes)('%s', async (_what, start, headers) => {
    const said = await send(start, headers)
    expect(said.status).toBe(403)
    expect(said.text).toContain('Er is niets veranderd')
    expect(portal.reached).toEqual([])
  })
})

const otherHosts: [what: string, host: string, headers: string[], status: number][] = [
  ['a foreign Host', 'Host: evil.example', ['Origin: http://evil.example'], 404],
  ['a foreign Host that says same-origin', 'Host: evil.example', [same], 404],
  ['a Host with a closing dot', 'Host: overvecht.localhost.:$port', [same], 404],
  ['a Host of two', 'Host: $host, evil.example', [same], 404],
  ['a Host with a name before it', 'Host: evil@$host', [same], 404],
  ['a Host that is empty', 'Host: ', [same], 404],
  ['no Host', '', [same], 400],
  ['a wijk that does not exist', 'Host: nergens.localhost:$port', [same], 404],
  ['another wijk, from here', 'Host: spoorwijk.localhost:$port', [own], 403],
  ['the bare domain, from here', 'Host: localhost:$port', [own], 403],
]

describe('a write to a host that is not this wijk changes nothing', () => {
  it.each(otherHosts)('%s', async (_what, host, headers, status) => {
    expect((await send('POST /mijn', headers, host)).status).toBe(status)
    expect(portal.reached).toEqual([])
  })

  it('two hosts in one request', async () => {
    expect((await send('POST /mijn', ['Host: evil.example', same])).status).toBe(404)
    expect(portal.reached).toEqual([])
  })
})

describe('a form of our own page arrives', () => {
  it.each([
    ['from a browser of today', 'POST /mijn', [same, own]],
    ['from a browser that hides the Origin', 'POST /mijn', [same]],
    ['from an older browser', 'POST /mijn', [own]],
    ['behind a proxy that speaks https to the world', 'POST /mijn', [same, 'Origin: https://$host']],
    ['with another method', 'DELETE /mijn', [same]],
    ['for a part of a page', 'POST /mijn?_data=routes%2Fmijn', [same, own]],
  ])('%s', async (_what, start, headers) => {
    expect((await send(start, headers)).status).toBe(200)
    expect(portal.reached[0]).toMatchObject({ body: 'a=b', headers: { cookie: '__Host-session=secret' } })
  })

  it('at a host written in capitals, which reaches the same wijk', async () => {
    expect((await send('POST /mijn', [own], 'Host: OVERVECHT.localhost:$port')).status).toBe(200)
    expect(portal.reached[0]!.context.tenant.slug).toBe('overvecht')
  })
})

describe('what a machine sends to its own door arrives without the visitor’s cookie', () => {
  it.each(['POST /fhir/Task', 'POST /hooks/mail', 'GET /fhir/Patient/1', 'POST /fhir'])('%s', async (start) => {
    expect((await send(start, ['Origin: https://partner.example', 'Authorization: Bearer abc'])).status).toBe(200)
    expect(portal.reached[0]!.headers).toMatchObject({ authorization: 'Bearer abc' })
    const { cookie: kept, origin } = portal.reached[0]!.headers
    expect([kept, origin]).toEqual([undefined, undefined])
  })
})

describe('another site cannot ask for the data of a page', () => {
  it.each([
    ['cross-site', 'GET /mijn?_data=root', ['Sec-Fetch-Site: cross-site']],
    ['same-site', 'GET /mijn?_data=root', ['Sec-Fetch-Site: same-site']],
    ['a foreign Origin', 'GET /mijn?_data=root', ['Origin: https://evil.example']],
    ['a coded name', 'GET /mijn?%5Fdata=root', ['Sec-Fetch-Site: cross-site']],
    ['HEAD', 'HEAD /mijn?_data=root', ['Sec-Fetch-Site: cross-site']],
  ])('%s', async (_what, start, headers) => {
    expect((await send(start, headers)).status).toBe(403)
    expect(portal.reached).toEqual([])
  })

  it('our own page can, and so can a link from elsewhere to a whole page', async () => {
    expect((await send('GET /mijn?_data=root', [same])).status).toBe(200)
    expect((await send('GET /mijn', ['Sec-Fetch-Site: cross-site'])).status).toBe(200)
  })
})

describe('a method that the portal does not know is refused', () => {
  it.each(['TRACE', 'PROPFIND', 'MKCOL', 'CONNECT'])('%s', async (method) => {
    expect((await send(`${method} /mijn`, [same])).status).toBe(405)
    expect(portal.reached).toEqual([])
  })

  it('a method in small letters is not understood', async () => {
    expect((await send('post /mijn', [same])).status).toBe(400)
    expect(portal.reached).toEqual([])
  })

  it('OPTIONS is answered before the portal', async () => {
    const said = await portal.ask('OPTIONS /mijn', [`Host: ${portal.host}`, 'Origin: https://evil.example'])
    expect(said.status).toBe(204)
    expect(said.headers['access-control-allow-origin']).toBeUndefined()
    expect(portal.reached).toEqual([])
  })
})
