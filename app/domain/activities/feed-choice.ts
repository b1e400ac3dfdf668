import { activityChoice, type ActivityQuery } from './activity-filter-form.ts'
import type { ActivityFilter } from './activity-filter.ts'

export interface FeedChoice {
  readonly filter: ActivityFilter
  /** What was looked for; empty for nothing. */
  readonly search: string
  readonly query: ActivityQuery
}

/** A feed goes on: a day, a week or a place in a list is none of its choices. */
const ofAPage = ['dag', 'week', 'van', 'tot', 'vorm', 'na']

/** The choice of a list without what only a page has, for a link to its feed. */
export function feedQuery(query: ActivityQuery): ActivityQuery {
  return Object.fromEntries(Object.entries(query).filter(([name, value]) => value && !ofAPage.includes(name)))
}

/**
 * Reads the same choice from the address of a feed as a list does from its own. Null for what can't be read: whoever
 * subscribes to a choice must not get everything for a slip of the hand.
 */
export function feedChoice(search: URLSearchParams): FeedChoice | null {
  const { filter, search: typed, query } = activityChoice(search)
  const given = [...search].filter(([, value]) => value !== '')
  const isRead = ([name, value]: readonly [string, string]) =>
    !ofAPage.includes(name) && query[name] === value && search.getAll(name).length === 1
  if (!given.every(isRead) || (query['zoek'] && !typed)) return null
  return { filter, search: typed, query: feedQuery(query) }
}
