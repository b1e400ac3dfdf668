import type { BusyRange } from './slots.ts'

const timeOf = ({ startsAt, endsAt }: BusyRange) => `${startsAt.epochMilliseconds} ${endsAt.epochMilliseconds}`

/** Busy time less what is known of it: each known thing takes away one range of exactly its own time, in order. */
export function withoutKnown<R extends BusyRange>(busy: readonly R[], known: readonly BusyRange[]): R[] {
  const counts = new Map<string, number>()
  for (const one of known) counts.set(timeOf(one), (counts.get(timeOf(one)) ?? 0) + 1)
  return busy.filter((range) => {
    const left = counts.get(timeOf(range)) ?? 0
    if (left > 0) counts.set(timeOf(range), left - 1)
    return left === 0
  })
}
