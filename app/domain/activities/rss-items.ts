import type { Temporal } from 'temporal-polyfill'
import type { Activity } from './activity.ts'
import { wordsIn } from './activity-words.ts'
import { isCancelled, placeLine, type FeedDate } from './feed-activity.ts'

/** How far ahead a date that differs is news, in days, and how many items there are at most. */
export const newsDays = 28
export const mostItems = 200

interface Words {
  readonly language: string
  readonly urlOf: (activityId: string) => string
  readonly themeName: (theme: string) => string
  /** `Gaat niet door: Wandelgroep`. */
  readonly cancelled: (title: string) => string
  /** `Andere tijd: Wandelgroep`. */
  readonly moved: (title: string) => string
  /** A day with its hours, in words. */
  readonly when: (date: Pick<FeedDate, 'starts' | 'ends'>) => string
}

export interface NewsItem {
  readonly guid: string
  readonly title: string
  readonly link: string
  readonly description: string
  readonly category: string | null
  readonly at: Temporal.Instant
}

function itemsOf(activity: Activity, changed: readonly FeedDate[], now: Temporal.Instant, words: Words): NewsItem[] {
  const { title, what, howToJoin } = wordsIn(activity, words.language)
  const common = {
    link: words.urlOf(activity.id),
    category: activity.theme ? words.themeName(activity.theme) : null,
    at: activity.updatedAt,
  }
  const where = [placeLine(activity), activity.organiserPhone].filter(Boolean).join(', ')
  const itself = {
    ...common,
    guid: `activity-${activity.id}`,
    title: isCancelled(activity) ? words.cancelled(title.text) : title.text,
    description: [what.text, howToJoin.text, where].join(' · '),
  }
  const until = now.add({ hours: 24 * newsDays }).epochMilliseconds
  const coming = changed.filter(
    ({ starts, ends }) => ends.epochMilliseconds > now.epochMilliseconds && starts.epochMilliseconds < until,
  )
  if (isCancelled(activity)) return [itself]
  return [
    itself,
    ...coming.map((date) => ({
      ...common,
      guid: `activity-${activity.id}-${date.originalDate.toString()}-${date.status}-${String(activity.sequence)}`,
      title: `${words[date.status === 'cancelled' ? 'cancelled' : 'moved'](title.text)}, ${words.when(date)}`,
      description: [words.when(date), where].join(' · '),
    })),
  ]
}

/**
 * What is new in a feed of news (RSS): each activity, changed last first, and in the coming four weeks each date that is
 * cancelled or moved, as such (lesson 15.14). At most 200.
 */
export function newsItems(
  content: { readonly activities: readonly Activity[]; readonly changed: ReadonlyMap<string, readonly FeedDate[]> },
  now: Temporal.Instant,
  words: Words,
): NewsItem[] {
  return content.activities
    .flatMap((activity) => itemsOf(activity, content.changed.get(activity.id) ?? [], now, words))
    .sort((one, other) => other.at.epochMilliseconds - one.at.epochMilliseconds || (one.guid < other.guid ? -1 : 1))
    .slice(0, mostItems)
}
