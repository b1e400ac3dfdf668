import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

const line = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}\n`
let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drieluik-keys-'))
  file = join(folder, 'seal-keys')
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => vi.resetModules())

/** The keys as a program sees them that starts with these settings. */
async function start(settings: Record<string, string>) {
  vi.stubEnv('SEAL_KEYS', '')
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  const { freshKeyRing, keyRing } = await import('./keys.server.ts')
  const { seal, unseal } = await import('./sealed-values.server.ts')
  return { ids: () => keyRing().map(({ id }) => id), freshIds: () => freshKeyRing().map(({ id }) => id), seal, unseal }
}

test('keys come from the setting or from the file, and without either the portal says what is missing', async () => {
  expect((await start({ SEAL_KEYS: line('k1', 1) })).ids()).toEqual(['k1'])
  vi.resetModules()
  await writeFile(file, line('k1', 1) + line('k2', 2))
  expect((await start({ SEAL_KEYS_FILE: file })).ids()).toEqual(['k1', 'k2'])
  vi.resetModules()
  const none = await start({ SEAL_KEYS_FILE: '' })
  expect(none.ids).toThrow('SEAL_KEYS is missing')
  vi.resetModules()
  const away = await start({ SEAL_KEYS_FILE: join(folder, 'away') })
  expect(away.ids).toThrow(/SEAL_KEYS_FILE .* cannot be read \(ENOENT\)/)
})

test('a key that is added to the file counts in a portal that runs, and a value under it opens at once', async () => {
  await writeFile(file, line('k1', 1))
  const portal = await start({ SEAL_KEYS_FILE: file })
  expect(portal.ids()).toEqual(['k1'])
  const elsewhere = (() => {
    const ring = [{ id: 'k2', bytes: Buffer.alloc(32, 2) }] as const
    return portal.seal('06 12345678', 'place', ring)
  })()
  await appendFile(file, line('k2', 2))
  expect(portal.unseal(elsewhere, 'place')).toBe('06 12345678')
  expect(portal.ids()).toEqual(['k1', 'k2'])
  expect(portal.seal('a', 'place')).toMatch(/^v1\.k2\./)
})

test('a file that is half-written or away for a moment takes no key from a portal that runs', async () => {
  await writeFile(file, line('k1', 1))
  const portal = await start({ SEAL_KEYS_FILE: file })
  expect(portal.ids()).toEqual(['k1'])
  await appendFile(file, 'k2:AAAA')
  expect(portal.freshIds()).toEqual(['k1'])
  await rm(file)
  expect(portal.freshIds()).toEqual(['k1'])
  await writeFile(file, line('k1', 1) + line('k2', 2))
  expect(portal.freshIds()).toEqual(['k1', 'k2'])
})

test('a key of a demo is refused where real people are, and no part of it is shown', async () => {
  const live = {
    ...{ NODE_ENV: 'production', DEMO: 'off', APP_SECRET: 'k'.repeat(40), BASE_DOMAIN: 'drieluik.example' },
    ...{ MAIL_URL: 'smtps://u:p@mail.example', MAIL_FROM: 'a@b.example', SEAL_WITNESS_FILE: '/mnt/head.log' },
    ...{ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 's'.repeat(40) },
    OIDC_ACR: 'laag=l,substantieel=s,hoog=h',
  }
  await writeFile(file, line('demo-1f2e', 1))
  const portal = await start({ ...live, SEAL_KEYS_FILE: file })
  expect(portal.ids).toThrow(/SEAL_KEYS_FILE .* holds a key of a demo/)
  await writeFile(file, line('k1', 1))
  expect(portal.ids()).toEqual(['k1'])
})
