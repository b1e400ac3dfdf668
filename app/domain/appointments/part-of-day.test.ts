import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { partOfDay } from './part-of-day.ts'

const at = (text: string) => partOfDay(Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Amsterdam'))

test('I see the morning, the afternoon and the evening apart, by the clock on my wall', () => {
  expect(at('2026-04-07T09:45:00Z')).toBe('morning')
  expect(at('2026-04-07T10:00:00Z')).toBe('afternoon')
  expect(at('2026-04-07T15:45:00Z')).toBe('afternoon')
  expect(at('2026-04-07T16:00:00Z')).toBe('evening')
})

test('in winter noon is an hour later on the clock of the world', () => {
  expect([at('2026-12-08T10:45:00Z'), at('2026-12-08T11:00:00Z')]).toEqual(['morning', 'afternoon'])
})
