import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { inGroups, newTotpSecret, totpAddress, totpCode, totpStep } from './totp.server.ts'

/** RFC 6238 appendix B: the ASCII secret `12345678901234567890`, of whose eight digits an app shows the last six. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code at %i seconds is that of the standard', (seconds, code) => {
  expect(totpCode(rfcSecret, at(seconds))).toBe(code)
  expect(totpStep(rfcSecret, code, at(seconds))).toBe(Math.floor(seconds / 30))
})

test('a code counts for its own step, the one before and the one after', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 4_000_000_000 }), fc.integer({ min: -3, max: 3 }), (seconds, off) => {
      const secret = newTotpSecret()
      const step = totpStep(secret, totpCode(secret, at(seconds + off * 30)), at(seconds))
      if (Math.abs(off) <= 1) expect(step).toBe(Math.floor(seconds / 30) + off)
      // By chance a code further away may be the same six digits.
      else if (step !== null) expect(Math.abs(step - Math.floor(seconds / 30))).toBeLessThanOrEqual(1)
    }),
    { numRuns: 50 },
  )
})

test('what an app scans names the portal and the person, and holds what was typed by hand', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const address = new URL(totpAddress(secret, { issuer: 'Drieluik Overvecht', account: 'sanne@neckar.example' }))
  expect(address.protocol).toBe('otpauth:')
  expect(decodeURIComponent(address.pathname)).toContain('Drieluik Overvecht:sanne@neckar.example')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ issuer: 'Drieluik Overvecht', secret, algorithm: 'SHA1', digits: '6', period: '30' },
  })
  expect(inGroups(secret).replaceAll(' ', '')).toBe(secret)
  expect(inGroups(secret)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
})
