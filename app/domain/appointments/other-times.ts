import type { Temporal } from 'temporal-polyfill'
import type { Slot } from './slots.ts'

/** Another time for a booking with the same professional, and where that is. */
export interface OtherTime extends Slot {
  readonly location: string
}

/** A booking that loses its time. */
export interface Seeking {
  readonly id: string
  readonly startsAt: Temporal.Instant
  /** Every time that it could have instead, in order. */
  readonly free: readonly OtherTime[]
  /** The one that was chosen for it before. */
  readonly wanted: Temporal.Instant | null
}

/** So many are offered for each booking. */
export const mostOtherTimes = 2

interface Candidate {
  readonly time: OtherTime
  readonly from: number
  readonly until: number
}

/** The free times of a booking, the nearest to its own first; of two as near the earlier one. In numbers, once. */
function nearest({ free, startsAt }: Seeking): Candidate[] {
  const own = startsAt.epochMilliseconds
  return free
    .map((time) => ({ time, from: time.startsAt.epochMilliseconds, until: time.endsAt.epochMilliseconds }))
    .sort((one, other) => Math.abs(one.from - own) - Math.abs(other.from - own))
}

/**
 * Shares the free times of one professional among the bookings that lose theirs: what was chosen before stays that booking's as
 * long as it is free, then each in turn gets the time nearest to its own, twice round. No two times overlap, so that all can be
 * chosen together.
 * @returns the times of each booking by its id, in order; none for which nothing is left.
 */
export function shareOtherTimes(seeking: readonly Seeking[]): Map<string, OtherTime[]> {
  const taken: Candidate[] = []
  const isLeft = ({ from, until }: Candidate) => !taken.some((other) => other.from < until && from < other.until)
  const those = seeking.map((each) => ({ ...each, candidates: nearest(each), given: [] as Candidate[] }))
  const give = (given: Candidate[], candidate: Candidate | undefined) => {
    if (!candidate) return
    taken.push(candidate)
    given.push(candidate)
  }
  for (const { wanted, candidates, given } of those)
    if (wanted !== null)
      give(
        given,
        candidates.find((each) => each.time.startsAt.equals(wanted) && isLeft(each)),
      )
  for (let round = 1; round <= mostOtherTimes; round += 1)
    for (const { candidates, given } of those) if (given.length < round) give(given, candidates.find(isLeft))
  return new Map(
    those.map(({ id, given }) => [id, given.sort((one, other) => one.from - other.from).map(({ time }) => time)]),
  )
}
