/** A source of numbers that look random and are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number
  /** One of `items`; throws when there are none. */
  pick<T>(items: readonly T[]): T
  /** True in `share` (0 to 1) of the throws. */
  chance(share: number): boolean
}

/** Tommy Ettinger's mulberry32: 32 bits of state, enough for a demo, nothing to keep secrets with. */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    below,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('Nothing to pick from')
      return items[below(items.length)] as T
    },
    chance: (share) => next() < share,
  }
}
