import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyRing } from './key-ring.ts'
import { keyIdOf, SealBroken, seal, searchHash, searchHashes, unseal } from './sealed-values.server.ts'

const key = (id: string, fill: number) => ({ id, bytes: Buffer.alloc(32, fill) })
const old: KeyRing = [key('k1', 1)]
const both: KeyRing = [key('k1', 1), key('k2', 2)]
const fresh: KeyRing = [key('k2', 2)]

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof SealBroken) return error
    throw error
  }
  throw new Error('it opened')
}

test('whatever is sealed for a place opens there again, and nowhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (plain, place, other) => {
      const sealed = seal(plain, place, old)
      expect(unseal(sealed, place, old)).toBe(plain)
      if (other !== place) expect(refusal(() => unseal(sealed, other, old)).reason).toBe('changed')
    }),
  )
})

test('the same value is never stored the same way twice, and its text is not in it', () => {
  const sealed = new Set(Array.from({ length: 200 }, () => seal('06 12345678', 'place', old)))
  expect(sealed.size).toBe(200)
  for (const each of sealed) expect(each).not.toContain('12345678')
})

test('a stored value of which one letter was changed does not open', () => {
  const sealed = seal('999912347', 'place', old)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.']
  for (const [at, was] of [...sealed].entries()) {
    for (const letter of letters) {
      if (letter === was) continue
      const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1)
      expect(refusal(() => unseal(changed, 'place', old)).message).not.toContain('999912347')
    }
  }
})

test.each(['', 'v1', 'v1.k1..', 'v2.k1.AAAA.BBBB', '06 12345678', 'v1.k1.AAAAAAAAAAAAAAAA.AAAA'])(
  'what was never sealed is refused as such: %j',
  (stored) => {
    expect(refusal(() => unseal(stored, 'place', old)).reason).toBe('form')
  },
)

test('the newest key seals, every key of the ring opens, and a key that is gone is named', () => {
  const before = seal('a', 'place', old)
  const after = seal('a', 'place', both)
  expect([keyIdOf(before), keyIdOf(after)]).toEqual(['k1', 'k2'])
  expect([unseal(before, 'place', both), unseal(after, 'place', both)]).toEqual(['a', 'a'])
  expect(refusal(() => unseal(before, 'place', fresh))).toMatchObject({ reason: 'unknownKey', keyId: 'k1' })
})

test('another key under the same name opens nothing', () => {
  const sealed = seal('a', 'place', old)
  expect(refusal(() => unseal(sealed, 'place', [key('k1', 9)])).reason).toBe('changed')
})

test('a search hash depends on the value, the purpose and the key, and a search asks for each key', () => {
  const one = searchHash('999912347', 'bsn', old)
  expect(searchHash('999912347', 'bsn', old)).toBe(one)
  const others = [
    searchHash('999912335', 'bsn', old),
    searchHash('999912347', 'phone', old),
    searchHash('999912347', 'bsn', fresh),
    searchHash('999912347', 'bsn', [key('k1', 9)]),
  ]
  expect(new Set([one, ...others]).size).toBe(5)
  expect(searchHashes('999912347', 'bsn', both)).toEqual([searchHash('999912347', 'bsn', fresh), one])
  expect(keyIdOf(one)).toBe('k1')
  expect(keyIdOf('999912347')).toBeNull()
})
