import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isId, newId } from './ids.ts'

test('an id is a UUID of version 7 that holds the moment it was made (RFC 9562 §5.7)', () => {
  // The example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC.
  expect(newId(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId(0)).toMatch(/^00000000-0000-7/)
  expect(newId(2 ** 48 - 1)).toMatch(/^ffffffff-ffff-7/)
})

test('what was made later sorts later', () => {
  const time = fc.integer({ min: 0, max: 2 ** 48 - 2 })
  fc.assert(fc.property(time, (at) => newId(at) < newId(at + 1)))
})

test('no two ids are the same, also not of one moment', () => {
  const made = Array.from({ length: 10_000 }, () => newId(1_000))
  expect(new Set(made).size).toBe(made.length)
})

test('every id that is made may be asked for', () => {
  fc.assert(fc.property(fc.nat(), (at) => isId(newId(at))))
})

test('anything else is not found, without asking the database', () => {
  const good = newId()
  const others: unknown[] = [
    '',
    'x',
    `${good} `,
    ` ${good}`,
    `${good}\n`,
    `{${good}}`,
    good.toUpperCase(),
    good.replaceAll('-', ''),
    `${good}'--`,
    '00000000-0000-0000-0000-000000000000',
    null,
    undefined,
    7,
    {},
    [good],
  ]
  for (const value of others) expect(isId(value), JSON.stringify(value)).toBe(false)
  fc.assert(fc.property(fc.string(), (text) => !isId(text)))
})
