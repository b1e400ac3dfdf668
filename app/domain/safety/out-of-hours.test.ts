import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { isOutOfHours, nextSwitch, urgentPhone } from './out-of-hours.ts'

const calendar = workingCalendar()
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString({ smallestUnit: 'minute' })
const numbers = { practice: '030 555 01 10', outOfHours: '088 130 96 20' }

test('from eight to five the practice answers, from five to eight the huisartsenpost', () => {
  const shown = (iso: string) => urgentPhone(at(iso), calendar, numbers)
  expect(shown('2026-06-02T08:00')).toEqual({ kind: 'practice', number: numbers.practice })
  expect(shown('2026-06-02T16:59:59')).toEqual({ kind: 'practice', number: numbers.practice })
  expect(shown('2026-06-02T17:00')).toEqual({ kind: 'out_of_hours', number: numbers.outOfHours })
  expect(shown('2026-06-02T07:59:59')).toEqual({ kind: 'out_of_hours', number: numbers.outOfHours })
})

test('in the weekend and on Easter Monday the huisartsenpost answers all day', () => {
  for (const iso of ['2026-06-06T10:00', '2026-06-07T10:00', '2026-04-06T10:00'])
    expect(isOutOfHours(at(iso), calendar)).toBe(true)
})

test('the number switches at five, and again on the next working day at eight', () => {
  const next = (iso: string) => local(nextSwitch(at(iso), calendar))
  expect(next('2026-06-02T10:00')).toBe('2026-06-02T17:00')
  expect(next('2026-06-02T17:00')).toBe('2026-06-03T08:00')
  expect(next('2026-06-02T06:00')).toBe('2026-06-02T08:00')
  expect(next('2026-04-03T17:00')).toBe('2026-04-07T08:00')
})

test('the number stays the same until the switch, and is another one after it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 400 }), (minutes) => {
      const now = at('2026-01-01T00:00').add({ minutes })
      const change = nextSwitch(now, calendar)
      expect(Temporal.Instant.compare(now, change)).toBe(-1)
      expect(isOutOfHours(change.subtract({ seconds: 1 }), calendar)).toBe(isOutOfHours(now, calendar))
      expect(isOutOfHours(change, calendar)).toBe(!isOutOfHours(now, calendar))
    }),
  )
})
