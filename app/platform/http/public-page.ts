/** Pages that are the same for everybody: they never depend on a session, and their language is in the address. */
const publicPages = /^\/(nl|en|tr|ar|pl|ti)(\/(activiteiten|sociale-kaart|taal)(\/|$)|$)/

/** Names in the query that a public page knows; an address with another name is drawn, but not kept. */
const knownNames = new Set([
  'dag',
  'week',
  'buurt',
  'domein',
  'gratis',
  'soort',
  'zoek',
  'pagina',
  'van',
  'tot',
  'taal',
])

const longestValue = 64
const mostValues = 12

/** Whether a page is drawn for a stranger, without cookies and without a nonce. Calendar files are no pages. */
export function isPublicPage(pathname: string): boolean {
  return publicPages.test(pathname) && !pathname.endsWith('.ics')
}

/**
 * The address under which a public page is kept: known names only, sorted by name, without empty values.
 * Null where it is not kept: an unknown name, over 12 values, or a value over 64 characters.
 */
export function keptAddress(url: URL): string | null {
  const entries = [...url.searchParams].filter(([name, value]) => value !== '' || !knownNames.has(name))
  const fits = entries.every(([name, value]) => knownNames.has(name) && value.length <= longestValue)
  if (!fits || entries.length > mostValues) return null
  const query = new URLSearchParams(
    entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  ).toString()
  return query ? `${url.pathname}?${query}` : url.pathname
}
