import type { EntryState, Freshness, Part } from './directory-entry.ts'

/** Why an entry stands on a work list, the most pressing first. */
export const needs = ['feedback', 'hidden', 'stale', 'proposed', 'ownerless'] as const
export type Need = (typeof needs)[number]

/**
 * What an entry asks of this person now (PUB-2). Follows from the entry itself: a job that did not run hides nothing. What is
 * put away asks nothing; publishing and finding an owner is the editor's.
 */
export function needsOf(
  entry: {
    readonly state: EntryState
    readonly freshness: Freshness
    readonly openFeedback: number
    readonly hasKeeper: boolean
  },
  part: Part,
): Need[] {
  if (entry.state === 'archived') return []
  const isEditor = part === 'editor'
  const has: Record<Need, boolean> = {
    feedback: entry.openFeedback > 0,
    hidden: entry.state === 'published' && entry.freshness === 'hidden',
    stale: entry.state === 'published' && entry.freshness === 'stale',
    proposed: isEditor && entry.state === 'proposed',
    ownerless: isEditor && !entry.hasKeeper,
  }
  return needs.filter((need) => has[need])
}

/** What waits longest of what presses most stands first; what needs nothing last, by name of need then by last check. */
export function inTurn<
  T extends { readonly needs: readonly Need[]; readonly lastCheckedOn: { toString(): string }; readonly id: string },
>(entries: readonly T[]): T[] {
  const rank = ({ needs: all }: T) => (all[0] === undefined ? needs.length : needs.indexOf(all[0]))
  const key = (entry: T) => `${entry.lastCheckedOn.toString()} ${entry.id}`
  return [...entries].sort((one, other) => rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1))
}
