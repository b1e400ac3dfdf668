import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { timesByWeek } from './times-by-week.ts'

const slot = (text: string) => {
  const startsAt = Temporal.Instant.from(text)
  return { startsAt, endsAt: startsAt.add({ minutes: 15 }) }
}

test('I see free times week by week and day by day, as the clock in my wijk says', () => {
  // Half past midnight on Monday 30 March in Utrecht is still Sunday in UTC.
  const weeks = timesByWeek(
    ['2026-03-27T08:00Z', '2026-03-29T22:30Z', '2026-03-30T07:00Z', '2026-04-07T07:00Z'].map(slot),
    'Europe/Amsterdam',
  )
  expect(
    weeks.map(({ monday, days }) => [
      monday.toString(),
      days.map(({ date, times }) => [date.toString(), times.length]),
    ]),
  ).toEqual([
    ['2026-03-23', [['2026-03-27', 1]]],
    ['2026-03-30', [['2026-03-30', 2]]],
    ['2026-04-06', [['2026-04-07', 1]]],
  ])
})

test('a week without free times is not in the list', () => {
  expect(timesByWeek([], 'Europe/Amsterdam')).toEqual([])
})
