import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testIdentityNumber } from '#db/seed/data/test-identity-number.ts'
import { isIdentityNumber, maskIdentityNumber, readIdentityNumber } from './identity-number.ts'

const numbers = fc.integer({ min: 0, max: 9_090 }).map((index) => testIdentityNumber(index)!)
const eight = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 8 })
const replaced = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1)

test.each(['111222333', '123456782', '999900006'])('%s passes the 11-test', (digits) => {
  expect(isIdentityNumber(digits)).toBe(true)
})

test.each(['000000000', '123456789', '111222334', '12345678', '1234567820', '12345678a', ' 11222333', '١١١٢٢٢٣٣٣', ''])(
  '"%s" is no citizen service number',
  (digits) => {
    expect(isIdentityNumber(digits)).toBe(false)
  },
)

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(numbers, fc.nat(8), fc.nat(9), (number, at, digit) => {
      const typed = replaced(number, at, String(digit))
      expect(isIdentityNumber(typed)).toBe(typed === number)
    }),
  )
})

test('two neighbouring digits in the wrong order are always noticed', () => {
  fc.assert(
    fc.property(numbers, fc.nat(7), (number, at) => {
      const typed = replaced(replaced(number, at, number[at + 1]!), at + 1, number[at]!)
      expect(isIdentityNumber(typed)).toBe(typed === number)
    }),
  )
})

test('eight digits leave at most one last digit', () => {
  fc.assert(
    fc.property(eight, (first) => {
      expect([...'0123456789'].filter((last) => isIdentityNumber(first + last)).length).toBeLessThanOrEqual(1)
    }),
  )
})

test('however it is typed, the same number is read', () => {
  expect(['111222333', '1112 22 333', '111.222.333', '111-222-333', ' 111222333 '].map(readIdentityNumber)).toEqual(
    Array(5).fill('111222333'),
  )
  // A number that lost its first nought.
  expect(readIdentityNumber('12345672')).toBe(isIdentityNumber('012345672') ? '012345672' : null)
  expect(readIdentityNumber('10000008')).toBe('010000008')
  expect(['', 'abc', '111222334', '11122233'].map(readIdentityNumber)).toEqual([null, null, null, null])
})

test('a masked number shows its last three digits and nothing of the others', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(maskIdentityNumber(number)).toBe(number.slice(6))
    }),
  )
})

test('invented numbers pass the 11-test, are all different, and lie in the range that is given to nobody', () => {
  const all = Array.from({ length: 9_091 }, (_, index) => testIdentityNumber(index)!)
  expect(all.every((number) => isIdentityNumber(number) && number.startsWith('9999'))).toBe(true)
  expect(new Set(all).size).toBe(9_091)
  expect(testIdentityNumber(9_091)).toBeNull()
})
