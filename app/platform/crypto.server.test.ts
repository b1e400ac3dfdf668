import { expect, test } from 'vitest'
import { hashPassword, keyedHash, sha256, verifyPassword } from './crypto.server.ts'

test('a password is kept by argon2id with 19 MiB, two passes and one lane (OWASP), each with a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword('geheim'), hashPassword('geheim')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22,}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
})

test('the right password is known, also in another spelling of the same letters', async () => {
  const hash = await hashPassword('café')
  expect(await verifyPassword(hash, 'cafe\u0301')).toBe(true)
  expect(await verifyPassword(hash, 'cafe')).toBe(false)
  expect(await verifyPassword(hash, 'CAFÉ')).toBe(false)
})

test('what can’t be read as a hash is nobody’s password', async () => {
  for (const hash of ['', 'none', '$argon2id$', '$2b$10$abcdefghijklmnopqrstuv'])
    expect(await verifyPassword(hash, 'none')).toBe(false)
})

test('a long password counts to its last letter', async () => {
  const long = 'x'.repeat(256)
  const hash = await hashPassword(long)
  expect(await verifyPassword(hash, long)).toBe(true)
  expect(await verifyPassword(hash, `${long.slice(0, -1)}y`)).toBe(false)
})

test('many at once take turns, and all get their answer', async () => {
  const hash = await hashPassword('geheim')
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => verifyPassword(hash, at % 2 ? 'geheim' : 'anders')),
  )
  expect(answers).toEqual(answers.map((_, at) => at % 2 === 1))
})

test('hashes are the known ones, and a keyed one can’t be made without the key', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(keyedHash('abc')).toMatch(/^[\w-]{43}$/)
  expect(keyedHash('abc')).not.toBe(Buffer.from(sha256('abc'), 'hex').toString('base64url'))
})
