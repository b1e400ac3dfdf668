import type { Temporal } from 'temporal-polyfill'
import type { AskedPeriod } from './asked-times.ts'

/** Times are made when they are asked for, so no more than so many days at once. */
export const mostDays = 42

/** The period that is asked, from now on when no start is given and for two weeks when no end is; null when it is too long. */
export function windowOf({ from, until }: AskedPeriod, now: Temporal.Instant) {
  const start = from ?? now
  const end = until ?? start.add({ hours: 24 * 14 })
  const hours = start.until(end).total('hours')
  return hours > 0 && hours <= 24 * mostDays ? { from: start, until: end } : null
}
