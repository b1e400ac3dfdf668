import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Where a request really came from and for which site, after what a trusted proxy said of it. */
export interface Visitor {
  readonly protocol: 'http' | 'https'
  /** As sent, port included; not checked yet. */
  readonly host: string
  readonly address: string
}

export type TrustsAddress = (address: string) => boolean

/**
 * Which addresses may speak for others.
 * @param networks `TRUSTED_PROXY`, already checked: addresses, or ranges such as `10.0.0.0/8`; nobody when empty.
 */
export function trustedProxies(networks: readonly string[]): TrustsAddress {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/** IPv4 as it is written, also where the socket speaks IPv6. */
export function plainAddress(address: string | undefined): string {
  return address?.startsWith('::ffff:') ? address.slice(7) : (address ?? '')
}

/** Reads `X-Forwarded-*` when the neighbour is a trusted proxy; from anyone else they mean nothing. */
export function visitorOf(request: IncomingMessage, trusts: TrustsAddress): Visitor {
  const neighbour = plainAddress(request.socket.remoteAddress)
  const { host = '', 'x-forwarded-proto': proto, 'x-forwarded-host': forwardedHost } = request.headers
  if (!trusts(neighbour)) return { protocol: 'http', host, address: neighbour }
  const hops = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const chain = hops.map((hop) => plainAddress(hop.trim())).filter((hop) => isIP(hop) !== 0)
  return {
    protocol: lastOf(proto) === 'https' ? 'https' : 'http',
    host: lastOf(forwardedHost) || host,
    // The nearest hop that is no proxy of ours: what stands before it in the list can be made up by the visitor.
    address: chain.findLast((hop) => !trusts(hop)) ?? neighbour,
  }
}

/** What the nearest proxy wrote: proxies add at the end. */
function lastOf(value: string | string[] | undefined): string {
  return String(value ?? '')
    .split(',')
    .at(-1)!
    .trim()
}

/** Takes off what a visitor may not say, and writes down the site as it was understood. */
export function forgetForwarding(request: IncomingMessage, host: string): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || forwardingNames.has(name)) Reflect.deleteProperty(request.headers, name)
  }
  request.headers.host = host
}

/**
 * Takes off what only a browser sends, at a door where it opens nothing. Remix would take a foreign `Origin` for an
 * attack, and answer 500.
 */
export function forgetBrowser(request: IncomingMessage): void {
  for (const name of ['cookie', 'origin']) Reflect.deleteProperty(request.headers, name)
}

const forwardingNames = new Set(['forwarded', 'x-real-ip', 'x-original-url', 'x-rewrite-url', 'x-request-id'])

const hostName = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?$/

/**
 * The host in lower case, or null where it is no host name with at most a port. A closing dot is refused: to a
 * browser that is another site with cookies of its own.
 */
export function cleanHost(host: string): string | null {
  if (host.length > 255) return null
  const lower = host.toLowerCase()
  return hostName.test(lower) ? lower : null
}
