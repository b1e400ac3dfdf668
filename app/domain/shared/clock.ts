import { Temporal } from 'temporal-polyfill'

/** Where "now" comes from. Rules take an instant or a clock, never the system's time. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands at `instant` (ISO 8601), or starts there and runs on when `running` is true. */
export function clockAt(instant: string, running = false): Clock {
  const start = Temporal.Instant.from(instant)
  const began = performance.now()
  return {
    now: () => (running ? start.add({ milliseconds: Math.round(performance.now() - began) }) : start),
  }
}
