const groups: Readonly<Record<string, string>> = {
  nl: 'public',
  en: 'public',
  tr: 'public',
  ar: 'public',
  pl: 'public',
  ti: 'public',
  mijn: 'resident',
  werk: 'professional',
  beheer: 'admin',
  inloggen: 'sign-in',
  uitnodiging: 'sign-in',
  account: 'account',
  uitloggen: 'sign-in',
  demo: 'demo',
  assets: 'assets',
  fhir: 'fhir',
  hooks: 'hooks',
}

/** The part of the portal that an address belongs to: a short list, so that figures stay few. */
export function routeGroup(pathname: string): string {
  const first = pathname.split('/', 2)[1] ?? ''
  return first === '' ? 'public' : Object.hasOwn(groups, first) ? groups[first]! : 'other'
}

/** A word of the portal's own addresses; anything else may be an id, a token or somebody's name. */
const ownWord = /^[a-z]+(-[a-z]+){0,3}$/

/**
 * The path as it may be logged: no query, and `:id` for every part that is not a plain word. Of an address that does
 * not exist only the part of the portal is kept: somebody may have typed a name.
 */
export function logPath(pathname: string, status: number): string {
  if (status === 404 || status === 400 || status === 414) return `(${routeGroup(pathname)})`
  const parts = pathname.split('/').slice(1, 9)
  return `/${parts.map((part) => (part === '' || (ownWord.test(part) && part.length <= 40) ? part : ':id')).join('/')}`
}
