import { describe, expect, it } from 'vitest'
import { isReached, median, medianRatio, p99 } from './figure.ts'

describe('what a measurement says', () => {
  it('is the middle of the rounds, so that one bad round changes nothing', () => {
    expect(median([3, 1, 100])).toBe(3)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })

  it('knows the wait that 99 of a hundred people do not exceed', () => {
    expect(p99(Array.from({ length: 100 }, (_, index) => 100 - index))).toBe(99)
    expect(p99([1, 2, 3])).toBe(3)
    expect(p99([...Array.from({ length: 300 }, () => 1), 7, 8, 9, 10])).toBe(7)
  })

  it('compares both sides round by round', () => {
    expect(medianRatio([50, 10, 40], [100, 100, 100])).toBe(0.4)
    expect(medianRatio([1, 2, 4], [2, 4, 8])).toBe(0.5)
  })

  it('is reached at the target itself, and not beside it', () => {
    expect(isReached({ target: { atLeast: 0.5 }, value: 0.5 })).toBe(true)
    expect(isReached({ target: { atLeast: 0.5 }, value: 0.49 })).toBe(false)
    expect(isReached({ target: { atMost: 30 }, value: 30 })).toBe(true)
    expect(isReached({ target: { atMost: 30 }, value: 30.1 })).toBe(false)
    expect(isReached({ target: null, value: 30.1 })).toBeNull()
  })
})
