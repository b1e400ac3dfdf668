import { Temporal } from 'temporal-polyfill'
import { merge, subtract } from './intervals.ts'
import type { BusyRange } from './slots.ts'

/** No block lasts longer (`agenda_blocks_length`). */
const longest = 24 * 60 * 60 * 1000

/**
 * Busy times of another calendar as the blocks that the agenda keeps: what overlaps joined, cut to the period, and cut into
 * pieces of a day at most. The same time in as few blocks as that takes, in order.
 */
export function busyBlocks(
  busy: readonly BusyRange[],
  { from, until }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): BusyRange[] {
  const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds)
  const inPeriod = busy.map(({ startsAt, endsAt }) => ({
    start: Math.max(startsAt.epochMilliseconds, from.epochMilliseconds),
    end: Math.min(endsAt.epochMilliseconds, until.epochMilliseconds),
  }))
  return merge(inPeriod).flatMap(({ start, end }) =>
    Array.from({ length: Math.ceil((end - start) / longest) }, (_, at) => ({
      startsAt: instant(start + at * longest),
      endsAt: instant(Math.min(end, start + (at + 1) * longest)),
    })),
  )
}

/**
 * The time that was busy and is so no more, from an instant on; in pieces that each lie on one day in the zone, because who waits
 * is told of a day at a time. In order.
 */
export function givenBack(
  before: readonly BusyRange[],
  after: readonly BusyRange[],
  { from, timeZone }: { readonly from: Temporal.Instant; readonly timeZone: string },
): BusyRange[] {
  const inNumbers = (busy: readonly BusyRange[]) =>
    merge(busy.map(({ startsAt, endsAt }) => ({ start: startsAt.epochMilliseconds, end: endsAt.epochMilliseconds })))
  const past = [{ start: -Infinity, end: from.epochMilliseconds }]
  const pieces: BusyRange[] = []
  for (const { start, end } of subtract(subtract(inNumbers(before), inNumbers(after)), past))
    for (let at = start; at < end;) {
      const startsAt = Temporal.Instant.fromEpochMilliseconds(at)
      const nextDay = startsAt.toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).epochMilliseconds
      at = Math.min(end, nextDay)
      pieces.push({ startsAt, endsAt: Temporal.Instant.fromEpochMilliseconds(at) })
    }
  return pieces
}
