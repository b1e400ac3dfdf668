import type { ReadFailure } from './read-failure.ts'

/** Somebody's other calendar, ready to be shown: moments are in words. */
export interface ShownCalendar {
  readonly host: string
  readonly count: number
  readonly readAt: string | null
  readonly failingSince: string | null
  readonly failure: ReadFailure | null
}
