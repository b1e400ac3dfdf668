import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dateTimeText, weekdayText } from './format.ts'

const tuesday = Temporal.Instant.from('2026-04-07T08:20:00Z')

test('a date reads as people say it, in each language and with the same digits', () => {
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'nl')).toBe('dinsdag 7 april om 10.20 uur')
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'en')).toMatch(/^Tuesday,? 7 April at 10:20$/)
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'tr')).toBe('7 Nisan Salı, saat 10:20')
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'ar')).toMatch(/الثلاثاء.*7 أبريل الساعة 10:20/)
})

test('the week starts on Monday', () => {
  expect([1, 7].map((day) => weekdayText(day, 'nl'))).toEqual(['maandag', 'zondag'])
})
