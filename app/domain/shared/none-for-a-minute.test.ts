import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { noneForAMinute } from './none-for-a-minute.ts'

const at = (seconds: number, personId = 'sanne') => ({
  ...{ tenantId: 'overvecht', personId },
  now: Temporal.Instant.from('2026-04-03T12:00:00Z').add({ seconds }),
})

test('who had nothing is not asked about for a minute, and who has something is asked about each time', () => {
  const asked = noneForAMinute()
  expect(asked.maybe(at(0))).toBe(true)
  asked.note(at(0), 0)
  expect([asked.maybe(at(1)), asked.maybe(at(59)), asked.maybe(at(60))]).toEqual([false, false, true])
  asked.note(at(60), 2)
  expect(asked.maybe(at(61))).toBe(true)
  expect(asked.maybe(at(1, 'joost'))).toBe(true)
})

test('what is remembered stays within a bound', () => {
  const asked = noneForAMinute()
  for (let person = 0; person <= 5_000; person += 1) asked.note(at(0, `${person}`), 0)
  expect([asked.maybe(at(1, '0')), asked.maybe(at(1, '5000'))]).toEqual([true, false])
})
