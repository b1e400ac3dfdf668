import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { assurances, isAtLeast } from './assurance.ts'
import { judgeProof, levelsFrom, skewSeconds } from './provider-proof.ts'

const requestedAt = Temporal.Instant.from('2026-04-03T14:30:00Z')
const now = requestedAt.add({ minutes: 2 })
const seconds = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000)
const asked = { assurance: 'laag', maxAge: 0, requestedAt } as const
const level = fc.constantFrom('laag', 'substantieel', 'hoog')

test('a provider that says no level, a level of its own, or no time of sign-in proves nothing', () => {
  const authTime = seconds(now)
  for (const said of [
    { level: null, authTime },
    { level: 'hoog', authTime: null },
    { level: 'hoog', authTime: Number.NaN },
    { level: 'hoog', authTime: authTime + 0.5 },
  ] as const)
    expect(judgeProof(said, asked, now)).toMatchObject({ refusal: { code: 'identity.providerUnsure' } })
})

test('a lower level than was asked never gets through, and an equal or higher one does', () => {
  fc.assert(
    fc.property(level, fc.constantFrom(...assurances), (said, least) => {
      const judged = judgeProof({ level: said, authTime: seconds(now) }, { ...asked, assurance: least }, now)
      expect(judged.ok).toBe(isAtLeast(said, least))
      if (judged.ok) expect(judged.value.assurance).toBe(said)
    }),
  )
})

test('a sign-in counts when it was after the question, or so long before it as was asked, and is not in the future', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: 0, max: 900 }), (offset, maxAge) => {
      const authTime = seconds(requestedAt) + offset
      const judged = judgeProof({ level: 'hoog', authTime }, { ...asked, maxAge }, now)
      expect(judged.ok).toBe(offset >= -maxAge - skewSeconds && offset <= 120 + skewSeconds)
      // The proof is never younger than now: nobody gets more than five minutes from it (ACC-6).
      if (judged.ok) expect(Temporal.Instant.compare(judged.value.authenticatedAt, now)).toBeLessThanOrEqual(0)
    }),
  )
})

test('what is asked of the provider is enough, whatever it chooses from it', () => {
  for (const least of assurances) {
    const levels = levelsFrom(least)
    expect(levels.length).toBeGreaterThan(0)
    expect(levels.every((each) => isAtLeast(each, least))).toBe(true)
  }
  expect(levelsFrom('laag')).toEqual(['substantieel', 'hoog', 'laag'])
  expect(levelsFrom('hoog')).toEqual(['hoog'])
})
