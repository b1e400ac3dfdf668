import type { Temporal } from 'temporal-polyfill'
import { openAnswer, openRefusal } from '#app/platform/http/open-answer.server.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'
import type { Tx } from '#db/client.server.ts'
import { isRefused, type Refused } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { feedChoice, type FeedChoice } from './feed-choice.ts'
import { keepMade } from './feed-kept.ts'
import { findLastChange, readFeed, type FeedContent } from './feed.queries.server.ts'
import { waitToFeed, waitToMakeFeed } from './feed-wait.server.ts'
import { feedWords } from './feed-words.server.ts'

interface Asked {
  readonly request: Request
  readonly language: string | undefined
  readonly tenant: Tenant
  readonly now: Temporal.Instant
  readonly remoteAddress: string
  /** Reads as somebody who is not signed in. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T | Refused>
}

export interface FeedPage {
  readonly content: FeedContent
  readonly choice: FeedChoice
  readonly words: ReturnType<typeof feedWords>
  /** Its own address. */
  readonly self: string
}

/** Milliseconds after which one is made anew: a day passes, and who organises it gets another name or number. */
const longestKept = 600_000

/** Some hundred kilobytes each. */
const kept = keepMade<string | null>(60)
const tooOften = (wait: number) => openRefusal(429, 'Too many at once.', { 'Retry-After': String(wait) })

/**
 * Answers a feed of the choice in the address: kept as long as nothing on offer changed, for ten minutes at most. 404 for a
 * language that is none, 400 for a choice that can't be read.
 */
export async function serveFeed(
  { request, language, tenant, now, remoteAddress, read }: Asked,
  { type, write }: { readonly type: string; readonly write: (page: FeedPage) => string },
): Promise<Response> {
  if (!isLanguage(language)) return new Response(null, { status: 404 })
  const wait = await waitToFeed(remoteAddress)
  if (wait > 0) return tooOften(wait)
  const words = feedWords(tenant, language)
  const url = new URL(request.url)
  const choice = feedChoice(url.searchParams)
  if (!choice) return openRefusal(400, words.wrong)
  const changedAt = await read(findLastChange)
  if (isRefused(changedAt)) return new Response(null, { status: 404 })

  const query = new URLSearchParams(Object.entries(choice.query).map(([name, value]) => [name, value ?? '']))
  query.sort()
  const self = words.origin + url.pathname + (query.size > 0 ? `?${query.toString()}` : '')
  const round = Math.floor(now.epochMilliseconds / longestKept)
  const [address, mark] = [`${tenant.id} ${self}`, `${String(changedAt)} ${round}`]
  const known = kept.find(address, mark)
  const toMake = known ? 0 : await waitToMakeFeed(remoteAddress)
  if (toMake > 0) return tooOften(toMake)
  const make = async () => {
    const content = await read((tx) => readFeed(tx, { ...choice, timeZone: tenant.timeZone }))
    return isRefused(content) ? null : write({ content, choice, words, self })
  }
  const body = await (known ?? kept.make(address, mark, make))
  if (body === null) return new Response(null, { status: 404 })
  return openAnswer(request, { body, type, seconds: 300, changedAt })
}
