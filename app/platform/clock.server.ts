import { clockAt, systemClock, type Clock } from '#app/domain/shared/clock.ts'
import { getEnv } from './env.server.ts'

let clock: Clock | undefined

/** The clock of this process: the system's, or one that runs on from `DEMO_NOW` (journeys; refused in production). */
export function portalClock(): Clock {
  const start = getEnv().DEMO_NOW
  clock ??= start ? clockAt(String(start), true) : systemClock
  return clock
}
