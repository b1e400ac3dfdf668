import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  firstDate,
  mostWeeks,
  recurrencePattern,
  recurrenceRule,
  type NthWeek,
  type RecurrencePattern,
} from './recurrence-pattern.ts'

const weekday = fc.integer({ min: 1, max: 7 })
const anyPattern: fc.Arbitrary<RecurrencePattern> = fc.oneof(
  fc.record({ every: fc.constant('week' as const), weeks: fc.integer({ min: 1, max: mostWeeks }), weekday }),
  fc.record({ every: fc.constant('month' as const), weekday, nth: fc.constantFrom<NthWeek>(1, 2, 3, 4, -1) }),
)
const day = (iso: string) => Temporal.PlainDate.from(iso)

test('every week, every few weeks, the first and the last Friday of the month each have their rule', () => {
  expect(recurrenceRule({ every: 'week', weeks: 1, weekday: 2 })).toBe('FREQ=WEEKLY;BYDAY=TU')
  expect(recurrenceRule({ every: 'week', weeks: 2, weekday: 7 })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU')
  expect(recurrenceRule({ every: 'week', weeks: 6, weekday: 7 })).toBe('FREQ=WEEKLY;INTERVAL=6;BYDAY=SU')
  expect(recurrenceRule({ every: 'month', weekday: 5, nth: 1 })).toBe('FREQ=MONTHLY;BYDAY=1FR')
  expect(recurrenceRule({ every: 'month', weekday: 5, nth: -1 })).toBe('FREQ=MONTHLY;BYDAY=-1FR')
})

test('what is stored can be said in words again', () => {
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      expect(recurrencePattern(recurrenceRule(pattern))).toEqual(pattern)
    }),
  )
})

test('a rule from elsewhere is not guessed at', () => {
  for (const rule of [
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU',
    'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=13;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=5MO',
    '',
    'FREQ=WEEKLY;BYDAY=TU;COUNT=3',
  ]) {
    expect(recurrencePattern(rule), rule).toBeNull()
  }
})

test('a day or a rhythm that does not exist has no rule', () => {
  expect(() => recurrenceRule({ every: 'week', weeks: 1, weekday: 8 })).toThrow(RangeError)
  for (const weeks of [0, 13, 1.5])
    expect(() => recurrenceRule({ every: 'week', weeks, weekday: 1 })).toThrow(RangeError)
})

test('a series starts on the first day that fits', () => {
  expect(firstDate({ every: 'week', weeks: 1, weekday: 2 }, day('2026-06-02')).toString()).toBe('2026-06-02')
  expect(firstDate({ every: 'week', weeks: 1, weekday: 1 }, day('2026-06-02')).toString()).toBe('2026-06-08')
  expect(firstDate({ every: 'month', weekday: 2, nth: 1 }, day('2026-06-03')).toString()).toBe('2026-07-07')
  expect(firstDate({ every: 'month', weekday: 5, nth: -1 }, day('2026-06-01')).toString()).toBe('2026-06-26')
})
