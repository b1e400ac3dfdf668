import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest | undefined
afterEach(() => portal?.front.close())

const address = 'GET /nl/activiteiten'
const caching = 'public, max-age=0, s-maxage=2, stale-while-revalidate=3'

describe('a public page is drawn once and sent to many', () => {
  it('the second visitor gets the same page, whoever is signed in', async () => {
    portal = await frontUnderTest()
    const first = await portal.ask(address, [`Host: ${portal.host}`, 'Cookie: __Host-session=secret'])
    const second = await portal.ask(address)
    expect(second.text).toBe(first.text)
    expect(portal.drawn).toHaveLength(1)
    expect(portal.drawn[0]!.request.headers.get('cookie')).toBeNull()
    expect(portal.drawn[0]!.context).toMatchObject({ cspNonce: '', remoteAddress: '' })
    expect(first.headers).toMatchObject({
      'content-language': 'nl',
      vary: 'Accept-Encoding, Cookie',
      'cache-control': caching,
    })
    expect(first.headers['content-security-policy']).toContain("script-src 'self';")
    expect(first.headers['content-security-policy']).not.toContain('nonce')
    expect(second.headers['x-request-id']).toBe(first.headers['x-request-id'])
  })

  it('each visitor gets the encoding that the browser takes', async () => {
    portal = await frontUnderTest()
    const { text } = await portal.ask(address)
    for (const round of [1, 2]) {
      const said = await Promise.all(
        ['gzip, deflate, br', 'gzip', 'br;q=0, gzip;q=0.5', 'identity'].map((accepted) =>
          portal!.ask(`${address}?dag=${round}`, [`Host: ${portal!.host}`, `Accept-Encoding: ${accepted}`]),
        ),
      )
      expect(said.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', 'gzip', undefined])
      const whole = said[3]!.text
      expect(brotliDecompressSync(said[0]!.body).toString()).toBe(whole)
      expect(gunzipSync(said[1]!.body).toString()).toBe(whole)
      expect(whole).not.toBe(text)
    }
  })

  it('a browser that has the page already gets no bytes', async () => {
    portal = await frontUnderTest()
    const { headers } = await portal.ask(address)
    const again = await portal.ask(address, [`Host: ${portal.host}`, `If-None-Match: W/${headers['etag']}`])
    expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, headers['etag']])
    const head = await portal.ask('HEAD /nl/activiteiten')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, headers['content-length']])
  })

  it('each wijk has its own pages', async () => {
    portal = await frontUnderTest()
    const own = await portal.ask(address)
    const other = await portal.ask(address, [`Host: spoorwijk.localhost:${portal.port}`])
    expect([own.text.includes('overvecht'), other.text.includes('spoorwijk')]).toEqual([true, true])
  })

  it('a header of a stranger leads nobody to the page of another wijk', async () => {
    portal = await frontUnderTest()
    await portal.ask(address, [`Host: spoorwijk.localhost:${portal.port}`])
    const said = await portal.ask(address, [
      `Host: ${portal.host}`,
      `X-Forwarded-Host: spoorwijk.localhost:${portal.port}`,
    ])
    expect(said.text).toContain('overvecht')
  })

  it('behind a trusted proxy the site that the proxy names is answered', async () => {
    portal = await frontUnderTest({ trustedProxy: ['127.0.0.1'] })
    const through = (name: string) =>
      portal!.ask(address, ['Host: inside', `X-Forwarded-Host: ${name}`, 'X-Forwarded-Proto: https'])
    for (const name of ['overvecht.localhost', 'spoorwijk.localhost', 'overvecht.localhost']) {
      expect((await through(name)).text).toContain(name.split('.')[0])
    }
    expect(portal.drawn.map(({ request }) => request.url)).toEqual([
      'https://overvecht.localhost/nl/activiteiten',
      'https://spoorwijk.localhost/nl/activiteiten',
    ])
  })

  it('the same question in another order is the same page; an unknown name is not kept', async () => {
    portal = await frontUnderTest()
    await portal.ask(`${address}?buurt=zamenhof&dag=2026-04-07`)
    await portal.ask(`${address}?dag=2026-04-07&gratis=&buurt=zamenhof`)
    expect(portal.drawn).toHaveLength(1)
    await portal.ask(`${address}?utm_source=mail`, [`Host: ${portal.host}`, 'Cookie: __Host-session=secret'])
    expect(portal.reached).toHaveLength(1)
    expect(portal.reached[0]!.headers['cookie']).toBeUndefined()
  })

  it('a page that is no public page is never kept', async () => {
    portal = await frontUnderTest()
    for (const path of [
      '/mijn',
      '/nl/hulp',
      '/nl/activiteiten/1/agenda.ics',
      '/nl/activiteitenx',
      '/de/activiteiten',
    ]) {
      await portal.ask(`GET ${path}`)
    }
    expect([portal.drawn.length, portal.reached.length]).toEqual([0, 5])
  })

  it('a page that sets a cookie, sends elsewhere or is not there is shown and not kept', async () => {
    const answers = [
      new Response('a', { headers: { 'Set-Cookie': 'a=b' } }),
      new Response(null, { status: 302, headers: { Location: '/nl' } }),
      new Response('c', { status: 404 }),
      new Response('d'),
    ]
    portal = await frontUnderTest({ render: async () => answers.shift()! })
    const said = [
      await portal.ask(address),
      await portal.ask(address),
      await portal.ask(address),
      await portal.ask(address),
    ]
    expect(said.map(({ status }) => status)).toEqual([200, 302, 404, 200])
    expect(said.map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store', 'no-store', caching])
    expect([said[0]!.headers['set-cookie'], said[1]!.headers['location']]).toEqual(['a=b', '/nl'])
  })
})

describe('how somebody reads makes another page, and nothing else of a cookie does', () => {
  const withCookie = (cookie: string) => [`Host: ${portal!.host}`, `Cookie: ${cookie}`]

  it('each way of reading is drawn once, of a request that holds that choice alone', async () => {
    portal = await frontUnderTest({ render: async (request) => new Response(request.headers.get('cookie') ?? 'usual') })
    for (const round of ['a', 'b']) {
      const said = []
      for (const word of ['m', 'g', 'mg'])
        said.push(
          (await portal.ask(address, withCookie(`x=${round}; __Host-lezen=${word}; __Host-drieluik=secret`))).text,
        )
      said.push((await portal.ask(address)).text)
      expect(said).toEqual(['__Host-lezen=m', '__Host-lezen=g', '__Host-lezen=mg', 'usual'])
    }
  })

  it('a choice that nobody can make is the usual page', async () => {
    portal = await frontUnderTest()
    await portal.ask(address)
    const odd = [
      '__Host-lezen=x',
      '__Host-lezen=gm',
      '__Host-lezen=mm',
      'a__Host-lezen=m',
      '__Host-lezen=m%0d',
      'x="__Host-lezen=m"',
    ]
    for (const cookie of odd) await portal.ask(address, withCookie(cookie))
    expect(portal.drawn).toHaveLength(1)
  })

  it('a browser that has the usual page is sent the large one after choosing it', async () => {
    portal = await frontUnderTest({ render: async (request) => new Response(request.headers.get('cookie') ?? 'usual') })
    const { headers } = await portal.ask(address)
    const match = `If-None-Match: ${headers['etag']}`
    expect((await portal.ask(address, [...withCookie('__Host-lezen=g'), match])).status).toBe(200)
    expect((await portal.ask(address, [`Host: ${portal.host}`, match])).status).toBe(304)
  })
})
