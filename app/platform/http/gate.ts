import { isMachineDoor } from './machine-words.ts'

/** A request as the gate sees it; header values as they came, several of one name joined with `, `. */
export interface Attempt {
  readonly method: string
  readonly url: URL
  /** Scheme, host and port under which this tenant was asked, such as `https://overvecht.example`. */
  readonly ownOrigin: string
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
}

/** `without-cookie`: let it through, but as a stranger. */
export type GateAnswer = 'pass' | 'without-cookie' | 'refuse'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may reach the portal. Every write needs `Sec-Fetch-Site: same-origin`, or, where that header is
 * absent, an `Origin` equal to the tenant's own; so does no page of another site, and no page of another wijk.
 * Stands before Remix because its own check lets forged writes through (`?_data=`, `X-Forwarded-Host`, no `Origin`).
 */
export function gate(attempt: Attempt): GateAnswer {
  if (isMachineDoor(attempt.url.pathname)) return 'without-cookie'
  if (!reading.has(attempt.method)) return mayWrite(attempt) ? 'pass' : 'refuse'
  return attempt.url.searchParams.has('_data') && !mayReadData(attempt) ? 'refuse' : 'pass'
}

function mayWrite({ fetchSite, origin, ownOrigin }: Attempt): boolean {
  if (fetchSite === undefined) return origin === ownOrigin
  // A browser never sends the two in contradiction. The scheme is left to the proxy in front.
  return fetchSite === 'same-origin' && (origin === undefined || hostOf(origin) === hostOf(ownOrigin))
}

/** Data of a page is read by the page itself, or by a person who types the address. */
function mayReadData({ fetchSite, origin, ownOrigin }: Attempt): boolean {
  const site = fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
  return site && (origin === undefined || origin === ownOrigin)
}

/** Exact on purpose: a browser writes an origin in lower case, without a path and without a default port. */
function hostOf(origin: string): string | null {
  return /^https?:\/\/([a-z0-9.:-]+)$/.exec(origin)?.[1] ?? null
}
