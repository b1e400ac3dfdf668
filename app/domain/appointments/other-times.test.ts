import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { mostOtherTimes, shareOtherTimes, type OtherTime } from './other-times.ts'

const eight = Temporal.Instant.from('2026-04-14T06:00:00Z')
const time = (quarter: number, quarters = 1): OtherTime => {
  const startsAt = eight.add({ minutes: 15 * quarter })
  return { startsAt, endsAt: startsAt.add({ minutes: 15 * quarters }), location: 'Centrum Neckar' }
}
const seeking = (id: string, quarter: number, free: readonly OtherTime[], wanted: number | null = null) => ({
  ...{ id, startsAt: time(quarter).startsAt, free },
  wanted: wanted === null ? null : time(wanted).startsAt,
})
const quarters = (times: readonly OtherTime[] | undefined) =>
  (times ?? []).map(({ startsAt }) => eight.until(startsAt).total('minutes') / 15)

test('each gets the times nearest to its own, and nobody gets somebody else’s', () => {
  const free = [8, 9, 10, 11].map((quarter) => time(quarter))
  const shared = shareOtherTimes([seeking('one', 0, free), seeking('two', 1, free)])
  expect([quarters(shared.get('one')), quarters(shared.get('two'))]).toEqual([
    [8, 10],
    [9, 11],
  ])
})

test('what was chosen before stays as long as it is free', () => {
  const free = [8, 9, 10].map((quarter) => time(quarter))
  const shared = shareOtherTimes([seeking('one', 0, free), seeking('two', 1, free, 8), seeking('three', 2, [], 8)])
  expect(quarters(shared.get('two'))).toContain(8)
  expect(quarters(shared.get('one'))).not.toContain(8)
  expect(shared.get('three')).toEqual([])
})

const frees = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 20 })
  .chain((starts) => fc.constantFrom(1, 2).map((length) => starts.sort((a, b) => a - b).map((at) => time(at, length))))
test('all that is offered can be chosen together, and who could have a time is left without only when none is left', () => {
  const anybody = fc.record({ quarter: fc.integer({ min: 0, max: 40 }), free: frees, wanted: fc.option(fc.nat(40)) })
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 8 }), (those) => {
      const all = those.map(({ quarter, free, wanted }, at) => seeking(`${at}`, quarter, free, wanted))
      const shared = shareOtherTimes(all)
      const given = all.flatMap(({ id }) => shared.get(id) ?? [])
      const overlaps = (one: OtherTime, other: OtherTime) =>
        Temporal.Instant.compare(one.startsAt, other.endsAt) < 0 &&
        Temporal.Instant.compare(other.startsAt, one.endsAt) < 0
      for (const one of given) expect(given.filter((other) => overlaps(one, other))).toEqual([one])
      for (const { id, free } of all) {
        const own = shared.get(id) ?? []
        expect(own.length).toBeLessThanOrEqual(mostOtherTimes)
        for (const each of own) expect(free).toContain(each)
        if (own.length < mostOtherTimes)
          for (const each of free) expect(given.some((other) => overlaps(each, other))).toBe(true)
      }
    }),
  )
})
