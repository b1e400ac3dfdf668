import type { Temporal } from 'temporal-polyfill'

interface Timed {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

const mostADay = 3
const mostDays = 4

/** `count` of the items, spread evenly, the first and the last among them. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items]
  const step = (items.length - 1) / (count - 1)
  return Array.from({ length: count }, (_, at) => items[Math.round(at * step)]!)
}

/** The times that don't overlap one already taken up, in order: a choice between 10.00 and 10.15 is none. */
function apart<T extends Timed>(times: readonly T[]): T[] {
  const kept: T[] = []
  for (const time of times) {
    const last = kept.at(-1)
    if (!last || time.startsAt.epochMilliseconds >= last.endsAt.epochMilliseconds) kept.push(time)
  }
  return kept
}

/**
 * A few of the times at which all can, for one page: at most three a day on at most four days.
 * @param from the first day that is shown; null for the first day there is.
 * @returns `later`: the first day after those shown, or null when there is none.
 */
export function offeredTimes<T extends Timed>(
  times: readonly T[],
  timeZone: string,
  from: Temporal.PlainDate | null = null,
): { readonly times: T[]; readonly later: string | null } {
  const dayOf = (time: T) => time.startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const days = [...Map.groupBy(times, dayOf)].filter(([day]) => !from || day >= from.toString())
  const shown = days.slice(0, mostDays)
  return {
    times: shown.flatMap(([, onDay]) => spread(apart(onDay), mostADay)),
    later: days[mostDays]?.[0] ?? null,
  }
}

/** The ISO weekdays on which each of these people works, in order. */
export function commonWeekdays(weekdays: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = weekdays
  return first.filter((day) => others.every((each) => each.includes(day)))
}
