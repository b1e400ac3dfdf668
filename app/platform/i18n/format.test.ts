import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dateTimeText, periodText, weekdayText } from './format.ts'
import { languages } from './languages.ts'

const tuesday = Temporal.Instant.from('2026-04-07T08:20:00Z')

test('a date reads as people say it, in each language and with the same digits', () => {
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'nl')).toBe('dinsdag 7 april om 10.20 uur')
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'en')).toMatch(/^Tuesday,? 7 April at 10:20$/)
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'tr')).toBe('7 Nisan Salı, saat 10:20')
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'ar')).toMatch(/الثلاثاء.*7 أبريل الساعة 10:20/)
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'pl')).toBe('wtorek, 7 kwietnia, godz. 10:20')
  expect(dateTimeText(tuesday, 'Europe/Amsterdam', 'ti')).toBe('ሰሉስ፣ 7 ሚያዝያ ሰዓት 10:20')
})

test('the week starts on Monday', () => {
  expect([1, 7].map((day) => weekdayText(day, 'nl'))).toEqual(['maandag', 'zondag'])
})

test('no language but Dutch says a time with Dutch words', () => {
  const [from, until] = [
    { hour: 9, minute: 0 },
    { hour: 11, minute: 30 },
  ]
  expect(periodText(from, until, 'nl')).toBe('9.00 tot 11.30 uur')
  for (const language of languages.filter((each) => each !== 'nl')) {
    expect(periodText(from, until, language), language).toMatch(/09:00.*11:30/)
    expect(periodText(from, until, language), language).not.toMatch(/tot|uur/)
    expect(dateTimeText(tuesday, 'Europe/Amsterdam', language), language).not.toMatch(/ om |uur/)
  }
})

test('a day has a short name only where it can end a sentence', () => {
  expect(weekdayText(1, 'nl', 'short')).toBe('ma')
  for (const language of languages) expect(weekdayText(1, language, 'short'), language).not.toMatch(/\.$/)
  expect(weekdayText(1, 'pl', 'short')).toBe('poniedziałek')
  expect(weekdayText(1, 'ti', 'short')).toBe(weekdayText(1, 'ti'))
})
