import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LoadContext } from './load-context.ts'
import { noteFault } from './load-context.ts'
import { remixHandlers } from './remix-handlers.server.ts'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

const seen: string[] = []
const away = Object.assign(new Error('Connection terminated unexpectedly'))

const route = (id: string, path: string, module: object) => ({ [id]: { id, path, parentId: undefined, module } })

/** The smallest build that Remix runs: a page, an address without a page, and one that fails. */
const build = {
  entry: {
    module: {
      default: (_request: Request, status: number, headers: Headers, _remix: unknown, context: unknown) =>
        new Response(`<p>page ${(context as LoadContext).tenant.slug}</p>`, { status, headers }),
      handleError: (fault: unknown, { context }: { context: unknown }) => noteFault(context as LoadContext, fault),
    },
  },
  routes: {
    ...route('page', ':language/activiteiten', { default: () => null, loader: () => null }),
    ...route('form', 'mijn', {
      loader: () => new Response('read'),
      action: async ({ request }: { request: Request }) => {
        seen.push(`${new URL(request.url).origin} ${String((await request.formData()).get('a'))}`)
        return new Response('written')
      },
    }),
    ...route('away', 'weg', {
      loader: () => {
        throw away
      },
    }),
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  mode: 'production',
  isSpaMode: false,
  basename: '/',
} as unknown as ServerBuild

let portal: FrontUnderTest
beforeAll(async () => {
  const { handler, render } = remixHandlers(build, 'production')
  portal = await frontUnderTest({ behind: [handler], render })
})
beforeEach(() => {
  seen.length = 0
})
afterAll(() => portal.front.close())

const form = (headers: string[]) => [
  `Host: ${portal.host}`,
  'Content-Type: application/x-www-form-urlencoded',
  ...headers,
]

describe('Remix behind the front', () => {
  it('gets a form of our own page, at the site where it was asked', async () => {
    const said = await portal.ask(
      'POST /mijn',
      form(['Sec-Fetch-Site: same-origin', `Origin: http://${portal.host}`]),
      'a=b',
    )
    expect([said.text, seen]).toEqual(['written', [`http://${portal.host} b`]])
  })

  it.each([
    ['POST /mijn', ['Origin: https://evil.example']],
    ['POST /mijn', []],
    ['POST /mijn?_data=form', ['Origin: https://evil.example']],
    ['POST /mijn?_data=form', ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example']],
    ['POST /mijn', ['Sec-Fetch-Site: cross-site']],
  ])('never runs the action for %s %j', async (start, headers) => {
    expect((await portal.ask(start, form(headers), 'a=b')).status).toBe(403)
    expect(seen).toEqual([])
  })

  it('does not tell which routes it has', async () => {
    expect((await portal.ask('GET /__manifest?p=/mijn')).status).toBe(404)
  })

  it('draws a public page for the cache, in the wijk of the host', async () => {
    const said = await portal.ask('GET /nl/activiteiten', [`Host: spoorwijk.localhost:${portal.port}`])
    expect([said.status, said.text]).toEqual([200, '<p>page spoorwijk</p>'])
    expect(said.headers['cache-control']).toMatch(/^public, max-age=0, s-maxage=2/)
  })

  it('has its bare text replaced by a calm page when the database is away', async () => {
    const said = await portal.ask('GET /weg')
    expect([said.status, said.headers['retry-after']]).toEqual([503, '10'])
    expect(said.text).toContain('Het portaal is even niet bereikbaar')
  })

  it('stops reading a form in parts that grows too large', async () => {
    const large = 'x'.repeat(1_100_000)
    const body = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`
    const said = await portal.ask(
      'POST /mijn',
      form(['Sec-Fetch-Site: same-origin', 'Transfer-Encoding: chunked']),
      body,
    )
    expect([said.status, seen]).toEqual([413, []])
  })
})
