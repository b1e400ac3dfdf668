import type { Temporal } from 'temporal-polyfill'
import { publicFile } from './public-file.server.ts'

export interface OpenFile {
  readonly body: string
  readonly type: string
  /** How long anybody may keep it without asking, in seconds. */
  readonly seconds: number
  /** When what it tells of last changed; left out where nobody knows. */
  readonly changedAt?: Temporal.Instant | null
  readonly headers?: Readonly<Record<string, string>>
}

const wholeSeconds = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000) * 1000

/**
 * A file that is the same for everybody, as `publicFile` answers one, with how long it may be kept and when it changed. Who
 * asks by the moment alone gets 304 by that (RFC 9110 §13.2.2: a mark goes first).
 */
export function openAnswer(request: Request, { body, type, seconds, changedAt, headers }: OpenFile): Response {
  const common = {
    'Cache-Control': `public, max-age=${String(seconds)}, stale-while-revalidate=${String(seconds)}`,
    ...(changedAt ? { 'Last-Modified': new Date(wholeSeconds(changedAt)).toUTCString() } : {}),
    ...headers,
  }
  const answer = publicFile(request, { text: body, type }, common)
  const since = Date.parse(request.headers.get('If-Modified-Since') ?? '')
  const byMoment = changedAt && !request.headers.has('If-None-Match') && wholeSeconds(changedAt) <= since
  return byMoment ? new Response(null, { status: 304, headers: answer.headers }) : answer
}

/** What a machine reads that asked for something else than there is: one calm line. */
export function openRefusal(status: 400 | 404 | 429, text: string, headers: Readonly<Record<string, string>> = {}) {
  return new Response(`${text}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })
}
