import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { absoluteHours, idleMinutes, sessionEnd, warnMinutesBefore } from './session.ts'

const at = (text: string) => Temporal.Instant.from(text)

test('I am signed out after fifteen quiet minutes, and told two minutes before (ACC-5)', () => {
  expect([idleMinutes, absoluteHours, warnMinutesBefore]).toEqual([15, 8, 2])
  expect(sessionEnd(at('2026-04-03T10:00:00Z'), at('2026-04-03T17:00:00Z')).toString()).toBe('2026-04-03T10:15:00Z')
})

test('eight hours after the sign-in it ends, however busy I am', () => {
  expect(sessionEnd(at('2026-04-03T16:59:00Z'), at('2026-04-03T17:00:00Z')).toString()).toBe('2026-04-03T17:00:00Z')
})
