import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from './public-holidays.ts'
import {
  addWorkingDays,
  afterWorkingTime,
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
  workingMilliseconds,
} from './working-days.ts'

const calendar = workingCalendar()
const day = (iso: string) => Temporal.PlainDate.from(iso)
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const hour = 3_600_000
const anyDay = fc.integer({ min: 0, max: 6000 }).map((days) => day('2020-01-01').add({ days }))

test('the practice works on a Tuesday, and on no Saturday, Sunday or holiday', () => {
  expect(isWorkingDay(calendar, day('2026-04-07'))).toBe(true)
  for (const off of ['2026-04-04', '2026-04-05', '2026-04-06', '2026-04-27', '2026-05-14', '2026-12-25']) {
    expect(isWorkingDay(calendar, day(off)), off).toBe(false)
  }
})

test('a weekend day is no holiday, and a day on which one practice is closed is none either', () => {
  expect(isHoliday(calendar, day('2026-04-11'))).toBe(false)
  const closed = workingCalendar({ closedOn: ['2026-10-20'] })
  expect(isWorkingDay(closed, day('2026-10-20'))).toBe(false)
  expect(isHoliday(closed, day('2026-10-20'))).toBe(false)
})

test('the first working day after Christmas 2026 is Monday 28 December', () => {
  expect(nextWorkingDay(calendar, day('2026-12-25')).toString()).toBe('2026-12-28')
  expect(nextWorkingDay(calendar, day('2026-12-28')).toString()).toBe('2026-12-28')
})

test('two working days after Friday 3 April 2026 it is Wednesday 8 April, because of Easter Monday', () => {
  expect(addWorkingDays(calendar, day('2026-04-03'), 2).toString()).toBe('2026-04-08')
  expect(addWorkingDays(calendar, day('2026-04-04'), 0).toString()).toBe('2026-04-04')
})

test('half a working day and a negative one are refused', () => {
  expect(() => addWorkingDays(calendar, day('2026-04-03'), 1.5)).toThrow(RangeError)
  expect(() => addWorkingDays(calendar, day('2026-04-03'), -1)).toThrow(RangeError)
})

test('a calendar without any working day says so instead of searching for ever', () => {
  const closedOn = Array.from({ length: 366 }, (_, days) => day('2026-01-01').add({ days }).toString())
  const never = { ...calendar, closedIn: () => new Set(closedOn), weekend: [1, 2, 3, 4, 5, 6, 7] }
  expect(() => nextWorkingDay(never, day('2026-01-01'))).toThrow(RangeError)
})

test('adding working days always ends on a working day, and skips none', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (from, days) => {
      const end = addWorkingDays(calendar, from, days)
      expect(isWorkingDay(calendar, end)).toBe(true)
      let between = 0
      for (let d = from.add({ days: 1 }); Temporal.PlainDate.compare(d, end) <= 0; d = d.add({ days: 1 })) {
        if (isWorkingDay(calendar, d)) between += 1
      }
      expect(between).toBe(days)
    }),
  )
})

test('a working day counts nine hours, a night and a weekend none', () => {
  expect(workingMilliseconds(calendar, at('2026-04-01T00:00'), at('2026-04-02T00:00'))).toBe(9 * hour)
  expect(workingMilliseconds(calendar, at('2026-04-02T16:00'), at('2026-04-07T09:00'))).toBe((1 + 9 + 1) * hour)
  expect(workingMilliseconds(calendar, at('2026-04-04T08:00'), at('2026-04-06T17:00'))).toBe(0)
  expect(workingMilliseconds(calendar, at('2026-04-02T10:00'), at('2026-04-01T10:00'))).toBe(0)
})

test('a change of clocks adds no working time and takes none', () => {
  expect(workingMilliseconds(calendar, at('2026-03-27T12:00'), at('2026-03-30T12:00'))).toBe(9 * hour)
  expect(workingMilliseconds(calendar, at('2026-10-23T12:00'), at('2026-10-26T12:00'))).toBe(9 * hour)
})

test('working time adds up however it is cut', () => {
  const anyInstant = fc.integer({ min: 0, max: 60 * 24 * 30 }).map((minutes) => at('2026-03-15T00:00').add({ minutes }))
  fc.assert(
    fc.property(fc.tuple(anyInstant, anyInstant, anyInstant), (three) => {
      const [a, b, c] = [...three].sort(Temporal.Instant.compare) as [
        Temporal.Instant,
        Temporal.Instant,
        Temporal.Instant,
      ]
      const parts = workingMilliseconds(calendar, a, b) + workingMilliseconds(calendar, b, c)
      expect(parts).toBe(workingMilliseconds(calendar, a, c))
    }),
  )
})

test('sixteen and a half working hours after Friday 13:00 before Easter it is Wednesday half past eleven', () => {
  expect(afterWorkingTime(calendar, at('2026-04-03T13:00'), 16.5 * hour).equals(at('2026-04-08T11:30'))).toBe(true)
  expect(afterWorkingTime(calendar, at('2026-06-01T20:00'), 9 * hour).equals(at('2026-06-02T17:00'))).toBe(true)
})

test('so much working time later, so much working time has gone by', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 365 }), fc.integer({ min: 1, max: 40 * hour }), (minutes, time) => {
      const from = at('2026-01-01T00:00').add({ minutes })
      const end = afterWorkingTime(calendar, from, time)
      expect(workingMilliseconds(calendar, from, end)).toBe(time)
      expect(workingMilliseconds(calendar, from, end.subtract({ milliseconds: 1 }))).toBe(time - 1)
    }),
  )
})
