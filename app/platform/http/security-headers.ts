/** A name and a value; a list of them is the order in which they are sent. */
export type Header = readonly [name: string, value: string]

export interface HeaderPlace {
  readonly production: boolean
  /** Vite puts styles into the page and speaks through a socket of its own. */
  readonly dev?: boolean
}

const onlyOwn = ["img-src 'self'", "font-src 'self'", "media-src 'self'", "manifest-src 'self'"]
const closed = ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]

/**
 * The content security policy (CSP level 3).
 * @param nonce of this request, for pages that hydrate; empty for pages that a cache keeps: they carry no nonce and no
 * script in the page, only files of the portal itself.
 */
export function contentSecurityPolicy(nonce: string, dev = false): string {
  const script = nonce ? `script-src 'nonce-${nonce}' 'strict-dynamic'` : "script-src 'self'"
  const style = dev && nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'"
  const connect = dev ? "connect-src 'self' ws:" : "connect-src 'self'"
  return ["default-src 'none'", script, style, connect, ...onlyOwn, ...closed].join('; ')
}

const always: readonly Header[] = [
  ['X-Content-Type-Options', 'nosniff'],
  // Not no-referrer: the Origin of a form would become null, and the gate would refuse it.
  ['Referrer-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    'camera=(), microphone=(self), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
  ],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
]

/** One year, with subdomains: each wijk is one (RFC 6797 §6.1). */
const transport: Header = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']

/** The headers that every answer carries, whatever it is; the policy with the nonce of this request. */
export function securityHeaders(place: HeaderPlace, nonce: string): Header[] {
  const policy: Header = ['Content-Security-Policy', contentSecurityPolicy(nonce, place.dev)]
  return [policy, ...always, ...(place.production ? [transport] : [])]
}
