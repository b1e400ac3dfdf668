import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoSealKeys, demoSecrets } from './demo-secrets.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drieluik-secrets-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the secrets of a demo are made once, whole, and for their owner alone', async () => {
  const [made, keys] = [await demoSecrets(folder), await readFile(await demoSealKeys(folder), 'utf8')]
  expect(Object.values(made).every((secret) => secret.startsWith('demo-'))).toBe(true)
  expect(await demoSecrets(folder)).toEqual(made)
  expect(await readFile(await demoSealKeys(folder), 'utf8')).toBe(keys)
  expect((await readdir(folder)).sort()).toEqual(['seal-keys', 'secrets.json'])
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
})

test('secrets that are damaged are told in one sentence, and never replaced by others', async () => {
  await writeFile(join(folder, 'secrets.json'), '{"APP_SECRET": "demo-')
  await expect(demoSecrets(folder)).rejects.toThrow(
    /^\S+secrets\.json is damaged: put a copy of it back, or remove \S+ /,
  )
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe('{"APP_SECRET": "demo-')
})
