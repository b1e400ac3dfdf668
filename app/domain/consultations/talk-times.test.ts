import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { commonWeekdays, offeredTimes } from './talk-times.ts'

const zone = 'Europe/Amsterdam'
const time = (text: string) => {
  const startsAt = Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  return { startsAt, endsAt: startsAt.add({ minutes: 45 }) }
}
const shown = (times: { startsAt: Temporal.Instant }[]) =>
  times.map(({ startsAt }) => startsAt.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }))
const quarters = (day: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const minutes = from * 60 + index * 15
    return time(`${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
  })

test('a day with many times shows three that differ: early, in between and late', () => {
  const { times, later } = offeredTimes(quarters('2026-04-07', 9, 12), zone)
  expect(shown(times)).toEqual(['2026-04-07T09:00', '2026-04-07T10:30', '2026-04-07T11:15'])
  expect(later).toBeNull()
})

test('more than four days go to a next page, which starts where this one ended', () => {
  const days = ['2026-04-07', '2026-04-14', '2026-04-21', '2026-04-28', '2026-05-05']
  const all = days.map((day) => time(`${day}T09:00`))
  const first = offeredTimes(all, zone)
  expect(first.later).toBe('2026-05-05')
  const next = offeredTimes(all, zone, Temporal.PlainDate.from(first.later!))
  expect(shown(next.times)).toEqual(['2026-05-05T09:00'])
})

test('a day with one time shows it, and no time that all have is ever made up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 14 }), (count) => {
      const all = quarters('2026-04-07', 8, count)
      const { times } = offeredTimes(all, zone)
      expect(times.length).toBeGreaterThan(0)
      expect(times.every((each) => all.includes(each))).toBe(true)
    }),
  )
})

test('who works Monday, Tuesday, Thursday and who works Tuesday, Wednesday, Friday share Tuesday', () => {
  expect(
    commonWeekdays([
      [1, 2, 4],
      [2, 3, 5],
    ]),
  ).toEqual([2])
  expect(commonWeekdays([[1], [2]])).toEqual([])
  expect(commonWeekdays([])).toEqual([])
})
