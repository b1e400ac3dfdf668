import { languages, sourceLanguage } from '#app/platform/i18n/languages.ts'
import { isPublicPage } from '#app/platform/http/public-page.ts'

export interface PublicAddresses {
  readonly canonical: string
  /** Each language, and `x-default`, with the address of the page in it. */
  readonly languages: readonly (readonly [language: string, href: string])[]
}

/**
 * The one address of a page that needs no account, and its addresses in every language, for search engines (RFC 6596,
 * `hreflang`). Null for every other page: its address may hold what is nobody's business.
 * @param origin of the wijk by its settings: a visitor can ask by another name or port, which is then in nobody's copy.
 */
export function publicAddresses(origin: string, asked: Pick<URL, 'pathname' | 'searchParams'>): PublicAddresses | null {
  const { searchParams } = asked
  if (!isPublicPage(asked.pathname)) return null
  const pathname = asked.pathname.replace(/\/+$/, '')
  const query = new URLSearchParams(searchParams)
  query.delete('lees')
  const search = query.size > 0 ? `?${query.toString()}` : ''
  const rest = pathname.replace(/^\/[a-z]+/, '')
  const at = (language: string) => `${origin}/${language}${rest}${search}`
  const own = languages.map((language) => [language, at(language)] as const)
  return { canonical: `${origin}${pathname}${search}`, languages: [...own, ['x-default', at(sourceLanguage)]] }
}
