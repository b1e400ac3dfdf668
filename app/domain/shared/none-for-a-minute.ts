import type { Temporal } from 'temporal-polyfill'
import type { Actor } from './actor.ts'

type Who = Pick<Actor, 'tenantId' | 'personId' | 'now'>

const seconds = 60
const mostKnown = 5_000

/**
 * Remembers for whom there was nothing, for a minute and for at most 5,000 people: what most people never have is then
 * not asked of the database on each page that they open. In the memory of one process: another asks for itself.
 */
export function noneForAMinute() {
  const noneSince = new Map<string, Temporal.Instant>()
  const keyOf = ({ tenantId, personId }: Who) => `${tenantId} ${personId ?? ''}`
  return {
    /** Whether there may be something, as far as this process knows. */
    maybe(who: Who): boolean {
      const since = noneSince.get(keyOf(who))
      return since === undefined || Math.abs(who.now.since(since).total('seconds')) >= seconds
    },
    /** Notes how much there was. */
    note(who: Who, found: number): void {
      if (found > 0) return void noneSince.delete(keyOf(who))
      if (noneSince.size >= mostKnown) noneSince.clear()
      noneSince.set(keyOf(who), who.now)
    },
  }
}
