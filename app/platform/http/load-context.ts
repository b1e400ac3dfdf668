import type { Temporal } from 'temporal-polyfill'

/** What HTTP needs to know of a wijk; the room `tenants` knows more. */
export interface SiteTenant {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/** What every loader and action finds in `args.context`. */
export interface LoadContext<Tenant extends SiteTenant = SiteTenant> {
  /** For `<script nonce>`; empty on public pages, which carry no nonce so that they can be cached. */
  readonly cspNonce: string
  /** UUIDv7, also in `X-Request-Id` and in every log line of this request. */
  readonly requestId: string
  readonly tenant: Tenant
  /** Read once a request from the clock: the system's, or the one of `DEMO_NOW`. */
  readonly now: Temporal.Instant
  /** The visitor's address, for rate limits only; it is never logged. Empty when a cached page is made. */
  readonly remoteAddress: string
  /** What is worth remembering within this request, such as the session. */
  readonly memory: Map<unknown, unknown>
}

// Registered: this file is in the build of the pages and is also run from source by the front.
const faultKey = Symbol.for('drieluik.fault')

/** Remembers what went wrong, so that the HTTP front answers 503 rather than 500 when the database is away. */
export function noteFault(context: Pick<LoadContext, 'memory'>, fault: unknown): void {
  context.memory.set(faultKey, fault)
}

/** The fault that `noteFault` remembered, or undefined. */
export function notedFault(context: Pick<LoadContext, 'memory'>): unknown {
  return context.memory.get(faultKey)
}
