import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { readHours } from './hours-text.ts'
import { openCheck, openingClock, type OpeningHours, type OpenState } from './opening-hours.ts'

const timeZone = 'Europe/Amsterdam'
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()
const stateAt = (hours: OpeningHours, at: Temporal.Instant, holidays: readonly string[] = []): OpenState =>
  openingClock({ now: at, timeZone, isHoliday: (date) => holidays.includes(date.toString()) })(hours)
/** "open tot di 17:00", "dicht tot ma 09:00". */
function said(hours: OpeningHours, at: string, holidays: readonly string[] = []): string {
  const state = stateAt(hours, local(at), holidays)
  const when = state.open ? state.until : state.next
  return `${state.open ? 'open' : 'dicht'} ${when ? when.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }) : '-'}`
}

const office = readHours('Mo-Fr 09:00-12:30,13:00-17:00; PH off')

describe('open now', () => {
  // 7 April 2026 is a Tuesday.
  test.each([
    ['2026-04-07T08:59', 'dicht 2026-04-07T09:00'],
    ['2026-04-07T09:00', 'open 2026-04-07T12:30'],
    ['2026-04-07T12:30', 'dicht 2026-04-07T13:00'],
    ['2026-04-07T16:59', 'open 2026-04-07T17:00'],
    ['2026-04-10T17:00', 'dicht 2026-04-13T09:00'],
  ])('an office at %s: %s', (at, expected) => {
    expect(said(office, at)).toBe(expected)
  })

  test('on a holiday it is closed, unless the entry says that it is open as usual', () => {
    expect(said(office, '2026-04-27T10:00', ['2026-04-27'])).toBe('dicht 2026-04-28T09:00')
    expect(said({ ...office, holidays: 'asUsual' }, '2026-04-27T10:00', ['2026-04-27'])).toBe('open 2026-04-27T12:30')
  })

  test('a single day goes before the week and before a holiday', () => {
    const hours = {
      ...office,
      days: [
        { date: '2026-04-27', spans: [{ from: '10:00', until: '11:00' }] },
        { date: '2026-04-28', spans: [] },
      ],
    }
    expect(said(hours, '2026-04-27T10:30', ['2026-04-27'])).toBe('open 2026-04-27T11:00')
    expect(said(hours, '2026-04-28T10:30')).toBe('dicht 2026-04-29T09:00')
  })

  test('a night that began yesterday is still open, and never closing says no time', () => {
    const nights = readHours('Mo-Su 22:00-06:00')
    expect(said(nights, '2026-04-07T03:00')).toBe('open 2026-04-07T06:00')
    expect(said(nights, '2026-04-07T21:00')).toBe('dicht 2026-04-07T22:00')
    expect(said(readHours('Mo-Su 00:00-24:00'), '2026-04-07T03:00')).toBe('open -')
    expect(said({ weekly: [], holidays: 'closed', days: [] }, '2026-04-07T03:00')).toBe('dicht -')
  })

  test('on the Sunday in March that loses an hour, and in October that has one twice, the clock on the wall counts', () => {
    const sundays = readHours('Su 01:00-04:00')
    const march = stateAt(sundays, local('2026-03-29T01:30'))
    const october = stateAt(sundays, local('2026-10-25T01:30'))
    const hours = (state: OpenState, from: string) =>
      state.open && state.until ? local(from).until(state.until).total('hours') : null
    expect([hours(march, '2026-03-29T01:00'), hours(october, '2026-10-25T01:00')]).toEqual([2, 4])
    expect(said(sundays, '2026-03-29T01:30')).toBe('open 2026-03-29T04:00')
    // Open from a time that this night does not have: the clock shows an hour later.
    expect(said(readHours('Su 02:30-04:00'), '2026-03-29T01:30')).toBe('dicht 2026-03-29T03:30')
    expect(said(office, '2026-03-27T18:00')).toBe('dicht 2026-03-30T09:00')
    expect(said(office, '2026-10-23T18:00')).toBe('dicht 2026-10-26T09:00')
  })
})

const minutes = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const clock = (value: number) => String(value).padStart(2, '0')
  return `${clock(Math.floor(quarter / 4))}:${clock((quarter % 4) * 15)}`
})
const spans = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), from: minutes, until: minutes })
  .filter(({ from, until }) => from !== until)
const anyHours: fc.Arbitrary<OpeningHours> = fc.record({
  weekly: fc.array(spans, { maxLength: 8 }),
  holidays: fc.constantFrom('closed' as const, 'asUsual' as const),
  days: fc.constant([]),
})
// Around both changes of clocks of 2026, to the minute.
const anyTime = fc
  .tuple(fc.constantFrom('2026-03-26T00:00:00Z', '2026-10-22T00:00:00Z'), fc.integer({ min: 0, max: 6 * 24 * 60 }))
  .map(([from, after]) => Temporal.Instant.from(from).add({ minutes: after }))

describe('whatever the hours and the moment', () => {
  test('what is said to close or open does so at that very minute, and not before', () => {
    fc.assert(
      fc.property(anyHours, anyTime, (hours, at) => {
        const state = stateAt(hours, at)
        const turn = state.open ? state.until : state.next
        if (turn === null) return
        expect(Temporal.Instant.compare(turn, at)).toBe(1)
        expect(stateAt(hours, turn).open).toBe(!state.open)
        expect(openCheck({ now: at, timeZone, isHoliday: () => false })(hours)).toBe(state.open)
        expect(stateAt(hours, turn.subtract({ minutes: 1 })).open).toBe(state.open)
      }),
      { numRuns: 150 },
    )
  })

  test('it is open at a minute when one of its spans holds that minute of the clock, outside the night of a change', () => {
    fc.assert(
      fc.property(anyHours, anyTime, (hours, at) => {
        const clock = at.toZonedDateTimeISO(timeZone)
        const nearChange = clock.hoursInDay !== 24 || clock.subtract({ days: 1 }).hoursInDay !== 24
        if (nearChange) return
        const now = clock.toPlainTime().toString({ smallestUnit: 'minute' })
        const [today, before] = [clock.dayOfWeek, clock.subtract({ days: 1 }).dayOfWeek]
        const inside = hours.weekly.some(({ weekday, from, until }) =>
          until > from
            ? weekday === today && from <= now && now < until
            : (weekday === today && from <= now) || (weekday === before && now < until),
        )
        expect(stateAt(hours, at).open).toBe(inside)
      }),
      { numRuns: 150 },
    )
  })
})
