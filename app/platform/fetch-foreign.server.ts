import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import type { ClientRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './foreign-address.server.ts'

/** Why a foreign address gave nothing. Says nothing of what was there. */
export type ForeignFailure =
  'notHttps' | 'notPublic' | 'unreachable' | 'refused' | 'tooLarge' | 'tooSlow' | 'tooManyRedirects'
type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly failure: ForeignFailure }

/** Every address of a host name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>
const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true })

/** Begins a request; `https.request`. */
export type Begin = (url: URL, options: RequestOptions) => ClientRequest

export interface Outside {
  readonly resolve?: Resolve
  readonly begin?: Begin
  readonly milliseconds?: number
}

const limits = { milliseconds: 10_000, bytes: 1_048_576, redirects: 3 } as const

class Failed extends Error {
  readonly failure: ForeignFailure
  constructor(failure: ForeignFailure) {
    super(failure)
    this.failure = failure
  }
}

/**
 * The address as it may be asked: https on its own port, without a name or password in it.
 * @returns null for any other.
 */
export function readForeignUrl(text: string): URL | null {
  const url = URL.parse(text)
  const plain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return plain && text.length <= 2_000 ? url : null
}

async function publicAddresses(hostname: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(literal)
  const found = family === 0 ? await resolve(hostname).catch(() => []) : [{ address: literal, family }]
  if (found.length === 0) throw new Failed('unreachable')
  // One that is not public is enough: the name means to lead elsewhere.
  if (!found.every(({ address }) => isPublicAddress(address))) throw new Failed('notPublic')
  return found
}

/** Connects to the addresses that were checked, whatever the name says a moment later (DNS rebinding). */
function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, options, answer) => {
    const [first] = addresses
    if (options.all) answer(null, [...addresses])
    else answer(null, first!.address, first!.family)
  }
}

interface Hop {
  readonly location: string | null
  readonly text: string
}

function askOnce(
  url: URL,
  addresses: readonly LookupAddress[],
  { begin, bytes, signal }: { readonly begin: Begin; readonly bytes: number; readonly signal: AbortSignal },
): Promise<Hop> {
  return new Promise((answer, fail) => {
    const request = begin(url, {
      signal,
      agent: false,
      lookup: pinned(addresses),
      // Not packed: a small file could unpack to a very large one.
      headers: { Accept: 'text/calendar', 'Accept-Encoding': 'identity', 'User-Agent': 'Drieluik' },
    })
    const stop = (failure: ForeignFailure) => {
      fail(new Failed(failure))
      request.destroy()
    }
    request.on('error', fail)
    request.on('response', (response) => {
      const { statusCode: status = 0, headers } = response
      response.on('error', fail)
      if ([301, 302, 303, 307, 308].includes(status) && headers.location) {
        answer({ location: headers.location, text: '' })
        request.destroy()
        return
      }
      if (status !== 200 || (headers['content-encoding'] ?? 'identity') !== 'identity') return stop('refused')
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > bytes) return stop('tooLarge')
        chunks.push(chunk)
      })
      response.on('end', () => answer({ location: null, text: Buffer.concat(chunks).toString('utf8') }))
    })
    request.end()
  })
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Failed('tooSlow')), { once: true })
    work.then(resolve, reject)
  })
}

/**
 * Reads a text from an address that a person gave: https on port 443, public addresses only (asked once a name, and
 * connected to as checked, also after each redirect), at most 3 redirects, 1 MB and 10 seconds in all.
 * @param outside what a name resolves to, how a request begins and how long it may take: the internet when left out.
 */
export async function fetchForeign(address: string, outside: Outside = {}): Promise<Answer> {
  const { resolve = resolveByDns, begin = httpsRequest, milliseconds = limits.milliseconds } = outside
  const { bytes } = limits
  const signal = AbortSignal.timeout(milliseconds)
  try {
    let next: string = address
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const url = readForeignUrl(next)
      if (!url) throw new Failed('notHttps')
      const addresses = await inTime(publicAddresses(url.hostname, resolve), signal)
      const { location, text } = await inTime(askOnce(url, addresses, { begin, bytes, signal }), signal)
      if (location === null) return { ok: true, text }
      next = URL.parse(location, url)?.href ?? ''
    }
    throw new Failed('tooManyRedirects')
  } catch (fault) {
    if (fault instanceof Failed) return { ok: false, failure: fault.failure }
    return { ok: false, failure: signal.aborted ? 'tooSlow' : 'unreachable' }
  }
}
