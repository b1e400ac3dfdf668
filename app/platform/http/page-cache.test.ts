import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createPageCache } from './page-cache.server.ts'
import type { DrawnPage } from './kept-page.server.ts'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

let portal: FrontUnderTest | undefined
afterEach(() => portal?.front.close())

const page = (text: string, status = 200): DrawnPage => ({
  status,
  headers: [['Content-Type', 'text/html']],
  body: Buffer.from(text),
})
const address = 'GET /nl/activiteiten'
const caching = 'public, max-age=0, s-maxage=2, stale-while-revalidate=3'

function timed(limits: Parameters<typeof createPageCache>[0] = {}) {
  const at = { now: 0 }
  const cache = createPageCache(limits, () => at.now)
  cache.hear(true)
  let made = 0
  const draw = async () => page(`page ${(made += 1)}`)
  const read = async (key = 'a', drawn: () => Promise<DrawnPage> = draw, tenant = 'overvecht') => {
    const found = await cache.obtain(key, tenant, drawn)
    return 'variants' in found ? found.variants.identity.body.toString() : `${found.status}`
  }
  return { at, cache, draw, read, made: () => made }
}

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

describe('a page in the cache does not grow old', () => {
  it('many at once wait for one drawing', async () => {
    const { read, made } = timed()
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => read())))).toEqual(new Set(['page 1']))
    expect(made()).toBe(1)
  })

  it('after 30 seconds the old page is sent once more while a new one is made', async () => {
    const { at, read, made } = timed()
    await read()
    at.now = 29_999
    expect(await read()).toBe('page 1')
    at.now = 30_001
    expect(await read()).toBe('page 1')
    await expect.poll(made).toBe(2)
    await expect.poll(() => read()).toBe('page 2')
  })

  it('after a night the first visitor gets the page of today', async () => {
    const { at, read } = timed()
    await read()
    at.now = 8 * 3_600_000
    expect(await read()).toBe('page 2')
  })

  it('when a new page cannot be made, the old one is sent for ten minutes', async () => {
    const { at, read } = timed()
    const broken = async () => page('', 503)
    await read()
    at.now = 300_000
    expect(await read('a', broken)).toBe('page 1')
    at.now = 600_001
    expect(await read('a', broken)).toBe('503')
    expect(await read()).toBe('page 2')
  })

  it('a change is seen at once, also on a page that was being drawn, and the pages of another wijk stay', async () => {
    const { read, cache } = timed()
    await read()
    await read('elsewhere', undefined, 'spoorwijk')
    let go = (_: DrawnPage) => {}
    const slow = read('b', () => new Promise((resolve) => (go = resolve)))
    cache.forget('overvecht')
    go(page('before the change'))
    expect(await slow).toBe('before the change')
    expect(await read()).toBe('page 3')
    expect(await read('b')).toBe('page 4')
    expect(await read('elsewhere', undefined, 'spoorwijk')).toBe('page 2')
  })

  it('without news of changes no page is older than four seconds', async () => {
    const { at, cache, read } = timed()
    await read()
    cache.hear(false)
    expect(await read()).toBe('page 2')
    at.now = 1_999
    expect(await read()).toBe('page 2')
    at.now = 3_999
    expect(await read()).toBe('page 2')
    await expect.poll(() => read()).toBe('page 3')
    at.now = 8_000
    expect(await read()).toBe('page 4')
  })

  it('when news comes again, nothing is sent that was drawn while it could be missed', async () => {
    const { read, cache } = timed()
    let go = (_: DrawnPage) => {}
    const slow = read('b', () => new Promise((resolve) => (go = resolve)))
    await read()
    cache.hear(true)
    go(page('before the change'))
    await slow
    expect([await read(), await read('b')]).toEqual(['page 2', 'page 3'])
  })

  it('a page that may miss a change is still better than none when the database is away', async () => {
    const { read, cache } = timed()
    await read()
    cache.hear(false)
    expect(await read('a', async () => page('', 503))).toBe('page 1')
  })

  it('the cache stays within its bounds, and the oldest page goes first', async () => {
    const { read, cache } = timed({ pages: 3 })
    for (const key of ['a', 'b', 'c', 'd']) await read(key)
    expect(cache.size().pages).toBe(3)
    expect(cache.find('a')).toBeUndefined()
    expect(cache.find('d')).toBeDefined()
    const small = timed({ bytes: 10 })
    await small.read()
    expect(small.cache.size()).toEqual({ pages: 0, bytes: 0 })
  })
})
