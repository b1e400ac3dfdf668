import type { Temporal } from 'temporal-polyfill'
import { xmlText } from './xml.ts'

/** One page in one language, with the same page in all of them. */
export interface SitemapPage {
  readonly address: string
  readonly changedAt: Temporal.Instant | null
  /** By BCP 47 tag; its own language too, and `x-default` for who has none of these. */
  readonly inLanguages: Readonly<Record<string, string>>
}

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const scheme = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const moment = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' })

function entryOf({ address, changedAt, inLanguages }: SitemapPage): string {
  const links = Object.entries(inLanguages).map(
    ([tag, href]) => `<xhtml:link rel="alternate" hreflang="${xmlText(tag)}" href="${xmlText(href)}"/>`,
  )
  const changed = changedAt ? `<lastmod>${moment(changedAt)}</lastmod>` : ''
  return `<url><loc>${xmlText(address)}</loc>${changed}${links.join('')}</url>`
}

/** A sitemap (sitemaps.org 0.9) with the languages of each page beside it (`hreflang`). At most 50,000 pages. */
export function sitemapFile(pages: readonly SitemapPage[]): string {
  if (pages.length > 50_000) throw new RangeError(`Too many pages for one sitemap: ${String(pages.length)}`)
  const open = `<urlset xmlns="${scheme}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`
  return [head, open, ...pages.map(entryOf), '</urlset>\n'].join('\n')
}

/** The sitemap of sitemaps: one a language. */
export function sitemapIndex(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<sitemap><loc>${xmlText(address)}</loc></sitemap>`)
  return [head, `<sitemapindex xmlns="${scheme}">`, ...entries, '</sitemapindex>\n'].join('\n')
}
