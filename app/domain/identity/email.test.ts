import { expect, test } from 'vitest'
import fc from 'fast-check'
import { normaliseEmail } from './email.ts'

test('I may type my address with capitals and spaces', () => {
  expect(normaliseEmail('  Fatma@Bewoner.Example ')).toBe('fatma@bewoner.example')
  expect(normaliseEmail('ﬁ＠x.example')).toBe('fi@x.example')
  expect(normaliseEmail('a\0b@x.example')).toBe('ab@x.example')
})

test('the stored form of an address is stored once: to normalise again changes nothing', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      expect(normaliseEmail(normaliseEmail(address))).toBe(normaliseEmail(address))
    }),
  )
})
