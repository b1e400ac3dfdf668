import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { frontUnderTest } from './testing/front-under-test.server.ts'
import type { FrontUnderTest } from './testing/front-under-test.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'drieluik-assets-'))
const script = 'console.log("hallo");'.repeat(50)
let portal: FrontUnderTest

beforeAll(async () => {
  mkdirSync(join(folder, 'client/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'client/assets/root-abc.js'), script)
  writeFileSync(join(folder, 'client/assets/font.woff2'), 'font')
  mkdirSync(join(folder, 'client/.vite'))
  writeFileSync(join(folder, 'client/.vite/manifest.json'), 'secret')
  writeFileSync(join(folder, 'client/favicon.svg'), '<svg/>')
  portal = await frontUnderTest({
    assets: join(folder, 'client'),
    resolveTenant: () => Promise.reject(new Error('the database is away')),
  })
})
afterAll(async () => {
  await portal.front.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, ...headers: string[]) => portal.ask(`GET ${path}`, [`Host: ${portal.host}`, ...headers])

it('a file with a hash in its name is kept for a year, also while the database is away', async () => {
  const said = await get('/assets/root-abc.js', 'Accept-Encoding: gzip, br')
  expect(said.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'x-content-type-options': 'nosniff',
  })
  expect(brotliDecompressSync(said.body).toString()).toBe(script)
  expect((await get('/assets/root-abc.js')).text).toBe(script)
})

it('a browser that has the file gets no bytes', async () => {
  const { headers } = await get('/favicon.svg')
  expect((await get('/favicon.svg', `If-None-Match: ${headers['etag']}`)).status).toBe(304)
})

it('a font is not squeezed a second time', async () => {
  const said = await get('/assets/font.woff2', 'Accept-Encoding: br')
  expect([said.headers['content-encoding'], said.headers['content-type'], said.text]).toEqual([
    undefined,
    'font/woff2',
    'font',
  ])
})

it.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/none.js',
  '/.vite/manifest.json',
])('%s reaches no file', async (path) => {
  const said = await get(path)
  expect(said.status).toBeGreaterThanOrEqual(404)
  expect(said.text).not.toContain('secret')
})
