/** Pages that are the same for everybody: they never depend on a session, and their language is in the address. */
const publicPages = /^\/(nl|en|tr|ar|pl|ti)(\/(activiteiten|sociale-kaart|keuzehulp|taal)(\/|$)|$)/

/** Names in the query that a public page knows; an address with another name is drawn, but not kept. */
const knownNames = new Set([
  ...['dag', 'week', 'van', 'tot', 'vorm', 'na', 'zoek'],
  ...['buurt', 'domein', 'thema', 'taal', 'leeftijd', 'plek', 'van-wie'],
  ...['gratis', 'vrouwen', 'kinderen', 'drempelvrij', 'samen'],
  // Of the sociale kaart: the question somebody has, open now, without a step.
  ...['vraag', 'open', 'drempel'],
  // Read aloud.
  'lees',
])

const longestValue = 100
const mostValues = 16

/** Whether a page is drawn for a stranger, without cookies and without a nonce. Calendar files are no pages. */
export function isPublicPage(pathname: string): boolean {
  return publicPages.test(pathname) && !pathname.endsWith('.ics')
}

/**
 * The address under which a public page is kept: known names only, sorted by name, without empty values.
 * Null where it is not kept: an unknown name, over 16 values, or a value over 100 characters.
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
