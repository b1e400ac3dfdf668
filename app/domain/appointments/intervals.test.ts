import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstAtLeast, intersect, merge, overlapsAny, subtract, type Interval } from './intervals.ts'

const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([start, length]) => ({
    start,
    end: start + length,
  }))
const anyIntervals = fc.array(anyInterval, { maxLength: 12 })
const has = (intervals: readonly Interval[], point: number) =>
  intervals.some(({ start, end }) => start <= point && point < end)
const points = Array.from({ length: 75 }, (_, point) => point)

test('joined, shared and remaining time is right at every minute', () => {
  fc.assert(
    fc.property(anyIntervals, anyIntervals, (one, other) => {
      const [a, b] = [merge(one), merge(other)]
      for (const point of points) {
        expect(has(a, point)).toBe(has(one, point))
        expect(has(intersect(a, b), point)).toBe(has(one, point) && has(other, point))
        expect(has(subtract(a, b), point)).toBe(has(one, point) && !has(other, point))
      }
    }),
  )
})

test('joined time is in order, and no two stretches touch', () => {
  fc.assert(
    fc.property(anyIntervals, (intervals) => {
      merge(intervals).forEach(({ start, end }, index, all) => {
        expect(start).toBeLessThan(end)
        if (index > 0) expect(all[index - 1]!.end).toBeLessThan(start)
      })
    }),
  )
})

test('a stretch of time is taken exactly when one of its minutes is', () => {
  fc.assert(
    fc.property(anyIntervals, anyInterval, (intervals, { start, end }) => {
      const taken = points.some((point) => start <= point && point < end && has(intervals, point))
      expect(overlapsAny(merge(intervals), start, end)).toBe(taken)
    }),
  )
})

test('among 100,000 busy times a place is found in at most 17 looks', () => {
  let looks = 0
  const valueAt = (index: number) => {
    looks += 1
    return index * 10
  }
  expect(firstAtLeast(100_000, valueAt, 567_891)).toBe(56_790)
  expect(looks).toBeLessThanOrEqual(17)
})
