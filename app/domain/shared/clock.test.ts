import { Temporal } from 'temporal-polyfill'
import { expect, test, vi } from 'vitest'
import { clockAt, systemClock } from './clock.ts'

test('a clock that stands still stays where it was put', () => {
  const clock = clockAt('2026-04-03T14:40:00Z')
  expect(clock.now().toString()).toBe('2026-04-03T14:40:00Z')
  expect(clock.now()).toEqual(clock.now())
})

test('a clock that runs goes on from where it was put', () => {
  const passed = vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const clock = clockAt('2026-04-03T14:40:00Z', true)
  passed.mockReturnValue(61_000)
  expect(clock.now().toString()).toBe('2026-04-03T14:41:00Z')
})

test('the system’s clock tells the time of now', () => {
  const before = Temporal.Now.instant()
  expect(Temporal.Instant.compare(systemClock.now(), before)).toBeGreaterThanOrEqual(0)
  expect(systemClock.now().since(before).total('minutes')).toBeLessThan(1)
})

test('a time that is none is refused at once', () => {
  expect(() => clockAt('gisteren')).toThrow(RangeError)
})
