import type { Temporal } from 'temporal-polyfill'
import { xmlText } from './xml.ts'

export interface RssChannel {
  readonly title: string
  readonly description: string
  /** The page that it belongs to. */
  readonly link: string
  /** Its own address. */
  readonly self: string
  readonly language: string
  /** Minutes until a reader need ask again. */
  readonly minutes: number
}

export interface RssItem {
  /** Stays the same for as long as it tells of the same thing. */
  readonly guid: string
  readonly title: string
  readonly link: string
  readonly description: string
  readonly category: string | null
  readonly at: Temporal.Instant
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const two = (count: number) => String(count).padStart(2, '0')

/** An instant as RSS writes it (RFC 822 §5.1 with four digits of the year), in UTC. */
export function rssDate(instant: Temporal.Instant): string {
  const { dayOfWeek, day, month, year, hour, minute, second } = instant.toZonedDateTimeISO('UTC')
  const date = `${two(day)} ${months[month - 1]!} ${String(year)}`
  return `${days[dayOfWeek - 1]!}, ${date} ${two(hour)}:${two(minute)}:${two(second)} +0000`
}

const tag = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`

/** Readers take a description for HTML (RSS 2.0, `description`): what somebody wrote stays text for them too. */
const plainInHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function itemOf({ guid, title, link, description, category, at }: RssItem): string {
  const parts = [tag('title', title), tag('link', link), tag('description', plainInHtml(description))]
  const about = category === null ? [] : [tag('category', category)]
  const name = `<guid isPermaLink="false">${xmlText(guid)}</guid>`
  return `<item>${[...parts, ...about, name, tag('pubDate', rssDate(at))].join('')}</item>`
}

/** An RSS 2.0 file, with the newest item's moment as that of the whole: the same content gives the same bytes. */
export function rssFile(channel: RssChannel, items: readonly RssItem[]): string {
  const { title, description, link, self, language, minutes } = channel
  const [newest] = items.map(({ at }) => at).sort((one, other) => other.epochMilliseconds - one.epochMilliseconds)
  const head = [
    tag('title', title),
    tag('link', link),
    tag('description', description),
    tag('language', language),
    tag('ttl', String(minutes)),
    ...(newest ? [tag('lastBuildDate', rssDate(newest))] : []),
    `<atom:link href="${xmlText(self)}" rel="self" type="application/rss+xml"/>`,
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    ...head,
    ...items.map(itemOf),
    '</channel></rss>\n',
  ].join('\n')
}
