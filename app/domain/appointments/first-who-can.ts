import { firstAtLeast, type Interval } from './intervals.ts'
import type { Slot } from './slots.ts'

/** The free times of one professional, in order, and how much of the day of each of them is taken already. */
export interface TimesOf<S extends Slot> {
  readonly personId: string
  readonly times: readonly S[]
  /** Minutes on the day of this time. */
  readonly takenOn: (time: S) => number
}

/** A time, and with whom. */
export type TimeWith<S extends Slot> = S & { readonly personId: string }

/**
 * The first `count` times at which somebody can, in order, each once. Who of several that can at one time: the one of whose day
 * least is taken, then the one whose list comes first.
 */
export function firstWhoCan<S extends Slot>(lists: readonly TimesOf<S>[], count: number): TimeWith<S>[] {
  const found = new Map<number, { readonly time: TimeWith<S>; readonly taken: number }>()
  for (const { personId, times, takenOn } of lists) {
    // What comes later in a list is not among the first of all.
    for (const time of times.slice(0, count)) {
      const start = time.startsAt.epochMilliseconds
      const other = found.get(start)
      const taken = takenOn(time)
      if (!other || taken < other.taken) found.set(start, { time: { ...time, personId }, taken })
    }
  }
  const starts = [...found.keys()].sort((a, b) => a - b).slice(0, count)
  return starts.map((start) => found.get(start)!.time)
}

/**
 * How many minutes are taken on the day of a time. What passes midnight counts on the day on which it begins.
 * @param midnights the starts of the days, ascending, in epoch milliseconds; what lies before the first counts as on it.
 */
export function takenByDay(busy: readonly Interval[], midnights: readonly number[]): (time: Slot) => number {
  const dayOf = (start: number) => Math.max(0, firstAtLeast(midnights.length, (at) => midnights[at]!, start + 1) - 1)
  const taken = new Map<number, number>()
  for (const { start, end } of busy) {
    const day = dayOf(start)
    taken.set(day, (taken.get(day) ?? 0) + (end - start) / 60_000)
  }
  return ({ startsAt }) => taken.get(dayOf(startsAt.epochMilliseconds)) ?? 0
}
