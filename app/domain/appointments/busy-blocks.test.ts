import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { busyBlocks, givenBack } from './busy-blocks.ts'

const from = Temporal.Instant.from('2026-04-03T00:00:00Z')
const until = from.add({ hours: 24 * 5 })
const minute = (at: number) => from.add({ minutes: at })

test('a week away is a block for each day of it', () => {
  const blocks = busyBlocks([{ startsAt: minute(-600), endsAt: minute(3 * 24 * 60) }], { from, until })
  expect(blocks.map(({ startsAt }) => startsAt.toString())).toEqual([
    '2026-04-03T00:00:00Z',
    '2026-04-04T00:00:00Z',
    '2026-04-05T00:00:00Z',
  ])
})

test('whatever another calendar holds, the same minutes are busy here', () => {
  const range = fc
    .tuple(fc.integer({ min: -3000, max: 9000 }), fc.integer({ min: -50, max: 4000 }))
    .map(([start, length]) => ({ startsAt: minute(start), endsAt: minute(start + length) }))
  const holds = (at: Temporal.Instant) => (one: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) =>
    one.startsAt.epochMilliseconds <= at.epochMilliseconds && at.epochMilliseconds < one.endsAt.epochMilliseconds
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), fc.integer({ min: -100, max: 7300 }), (busy, at) => {
      const blocks = busyBlocks(busy, { from, until })
      const moment = minute(at)
      const inPeriod = at >= 0 && at < 5 * 24 * 60
      expect(blocks.filter(holds(moment))).toHaveLength(inPeriod && busy.some(holds(moment)) ? 1 : 0)
      for (const { startsAt, endsAt } of blocks) {
        const hours = startsAt.until(endsAt).total('hours')
        expect(hours > 0 && hours <= 24).toBe(true)
      }
    }),
  )
})

test('what another calendar gives back was busy before and is not now; in pieces of one day', () => {
  const range = fc
    .tuple(fc.integer({ min: -3000, max: 9000 }), fc.integer({ min: 0, max: 4000 }))
    .map(([start, length]) => ({ startsAt: minute(start), endsAt: minute(start + length) }))
  const holds = (busy: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[], at: number) =>
    busy.filter(({ startsAt, endsAt }) => startsAt.epochMilliseconds <= at && at < endsAt.epochMilliseconds).length
  const some = fc.array(range, { maxLength: 8 })
  const timeZone = 'Europe/Amsterdam'
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  fc.assert(
    fc.property(some, some, fc.integer({ min: -3000, max: 9000 }), (before, after, at) => {
      const free = givenBack(before, after, { from, timeZone })
      const moment = minute(at).epochMilliseconds
      expect(holds(free, moment)).toBe(at >= 0 && holds(before, moment) > 0 && holds(after, moment) === 0 ? 1 : 0)
      for (const { startsAt, endsAt } of free) expect(dayOf(startsAt)).toBe(dayOf(endsAt.subtract({ milliseconds: 1 })))
    }),
  )
})
