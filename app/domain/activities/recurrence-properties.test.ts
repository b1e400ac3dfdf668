import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { at, calendar, cancelled, day, local, moved, shown, walking } from '#db/testing/walking-group.ts'
import { firstDate, recurrenceRule, type NthWeek, type RecurrencePattern } from './recurrence-pattern.ts'
import { occurrencesBetween, type RepeatingActivity } from './recurrence.ts'

const weekday = fc.integer({ min: 1, max: 7 })
const anyPattern: fc.Arbitrary<RecurrencePattern> = fc.oneof(
  fc.record({ every: fc.constant('week' as const), weeks: fc.integer({ min: 1, max: 5 }), weekday }),
  fc.record({ every: fc.constant('month' as const), weekday, nth: fc.constantFrom<NthWeek>(1, 2, 3, 4, -1) }),
)

test('every date of a series is what its pattern says, at the same time on the clock, and none is left out', () => {
  fc.assert(
    fc.property(
      anyPattern,
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 300 }),
      (pattern, offset, later) => {
        const start = firstDate(pattern, day('2025-01-01').add({ days: offset }))
        const activity: RepeatingActivity = {
          ...walking,
          startsAt: start.toPlainDateTime('19:30'),
          rule: recurrenceRule(pattern),
          offOnHolidays: false,
        }
        const expected: string[] = []
        const first = start.add({ days: later })
        for (
          let date = start;
          Temporal.PlainDate.compare(date, first.add({ days: 60 })) < 0;
          date = date.add({ days: 1 })
        ) {
          const fits =
            date.dayOfWeek === pattern.weekday &&
            (pattern.every === 'week'
              ? start.until(date).days % (7 * pattern.weeks) === 0
              : pattern.nth === -1
                ? date.day + 7 > date.daysInMonth
                : Math.ceil(date.day / 7) === pattern.nth)
          if (fits && Temporal.PlainDate.compare(date, first) >= 0) expected.push(`${date.toString()}T19:30 scheduled`)
        }
        const from = first.toZonedDateTime('Europe/Amsterdam').toInstant()
        const until = first.add({ days: 60 }).toZonedDateTime('Europe/Amsterdam').toInstant()
        expect(occurrencesBetween(activity, from, until, calendar).map(shown)).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
})

/** The clock of Amsterdam by the rule of the European Union (Directive 2000/84/EC), without asking Temporal. */
function utcHourOfTen(date: Temporal.PlainDate): number {
  const lastSunday = (month: number) => {
    const end = Temporal.PlainDate.from({ year: date.year, month, day: 31 })
    return end.subtract({ days: end.dayOfWeek % 7 })
  }
  const summer =
    Temporal.PlainDate.compare(date, lastSunday(3)) >= 0 && Temporal.PlainDate.compare(date, lastSunday(10)) < 0
  return summer ? 8 : 9
}

test('whatever is skipped, moved or off, each date of the series stands exactly once, at ten on the clock, until the end', () => {
  const change = fc.record({
    week: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom('cancelled' as const, 'moved' as const),
    days: fc.integer({ min: -6, max: 20 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.uniqueArray(change, { selector: ({ week }) => week, maxLength: 8 }),
      fc.integer({ min: 0, max: 30 }),
      fc.boolean(),
      (weeksLater, changes, weeks, offOnHolidays) => {
        const first = day('2026-01-06').add({ days: 7 * weeksLater })
        const nth = (week: number) => first.add({ days: 7 * week })
        const exceptions = changes.map(({ week, kind, days }) =>
          kind === 'cancelled'
            ? cancelled(nth(week).toString())
            : moved(nth(week).toString(), `${nth(week).add({ days }).toString()}T15:30`),
        )
        const activity = {
          ...walking,
          startsAt: first.toPlainDateTime('10:00'),
          until: nth(weeks),
          offOnHolidays,
          exceptions,
        }
        const from = at(`${first.subtract({ days: 7 }).toString()}T00:00`)
        const found = occurrencesBetween(activity, from, at(`${nth(53).toString()}T00:00`), calendar)
        expect(found.map(({ originalDate }) => originalDate.toString()).sort()).toEqual(
          Array.from({ length: weeks + 1 }, (_, week) => nth(week).toString()).sort(),
        )
        for (const one of found) {
          const exception = exceptions.find(({ originalDate }) => originalDate.equals(one.originalDate))
          expect(one.originalStartsAt.toZonedDateTimeISO('UTC').hour).toBe(utcHourOfTen(one.originalDate))
          expect(one.status === 'moved').toBe(exception?.kind === 'moved')
          if (exception?.kind === 'cancelled') expect(one.status).toBe('cancelled')
          if (one.status === 'cancelled') expect(exception !== undefined || offOnHolidays).toBe(true)
          if (one.status !== 'moved') expect(local(one.startsAt)).toBe(`${one.originalDate.toString()}T10:00`)
        }
      },
    ),
    { numRuns: 40 },
  )
})
