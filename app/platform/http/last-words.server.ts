import type { ServerResponse } from 'node:http'
import { retryAfter } from './answer.server.ts'
import { isDatabaseAway } from './database-away.ts'
import type { Notice } from './calm-page-texts.ts'
import type { Header } from './security-headers.ts'

export interface LastWords {
  readonly headers: readonly Header[]
  readonly page: string
}

/** What is known of the request when its answer leaves. */
export interface Asked {
  readonly method: string
  /** Whether a page was asked, not data. */
  readonly wantsPage: boolean
  /** What went wrong, or undefined. */
  readonly fault: () => unknown
}

/**
 * Which notice a fault deserves: whether it will pass by itself is what a visitor wants to know, and whether what was
 * sent is kept.
 */
export function noticeOf(fault: unknown, method = 'GET'): Notice {
  if (!isDatabaseAway(fault)) return 'fault'
  return method === 'GET' || method === 'HEAD' ? 'away' : 'notSent'
}

/** The notice that says in words what a status says to a machine. */
export function noticeOfStatus(status: number): Notice {
  if (status === 404 || status === 410) return 'notFound'
  if (status === 401 || status === 403) return 'refused'
  return status === 413 ? 'tooLarge' : 'notUnderstood'
}

/** Remix answers in bare English text, or with nothing, when even its own error page fails: that is no page. */
export function isBareText(status: number, contentType: unknown): boolean {
  return status >= 500 && (!contentType || /^text\/plain/.test(String(contentType)))
}

const isPage = (contentType: unknown): boolean => /^text\/html/.test(String(contentType ?? ''))

/** What every address of the portal can be asked, where its route does not say more (RFC 9110 §15.5.6). */
const reading = 'GET, HEAD, OPTIONS'

/**
 * Whether this is a file that everybody may know (`public-file.server.ts`): it is open to any site, and sets no cookie. What
 * it says of keeping it then stands instead of what every answer says.
 */
function keepsPublicFile(response: ServerResponse): boolean {
  const isWhole = response.statusCode === 200 || response.statusCode === 304
  const isOpen = response.getHeader('Access-Control-Allow-Origin') === '*' && !response.hasHeader('Set-Cookie')
  if (!isWhole || !isOpen) return false
  for (const name of ['Cache-Control', 'Cross-Origin-Resource-Policy']) {
    const last = [response.getHeader(name)].flat().at(-1)
    if (last !== undefined) response.setHeader(name, last)
  }
  return true
}

/**
 * Looks at an answer just before it leaves: nothing of a person is kept by a cache, a missing database is 503 with a
 * time to come back and words of its own, a method that does not fit names those that do, and whoever asked for a page
 * gets a calm one instead of a bare text, of data or of nothing.
 */
export function watchLastWords(response: ServerResponse, asked: Asked, say: (notice: Notice) => LastWords): void {
  const { write, end } = response
  let calm: string | null = null
  let looked = false

  /** The notice that takes the place of the answer, or null where the answer is good as it is. */
  function instead(status: number, type: unknown): Notice | null {
    if (status < 400) return null
    if (status < 500) return asked.wantsPage && !isPage(type) ? noticeOfStatus(status) : null
    const notice = noticeOf(asked.fault(), asked.method)
    const wrong = isPage(type) ? notice !== 'fault' : asked.wantsPage
    return wrong || isBareText(status, type) ? notice : null
  }

  function look(): void {
    if (looked || response.headersSent) return
    looked = true
    if (!keepsPublicFile(response)) response.setHeader('Cache-Control', 'no-store')
    const status = response.statusCode
    if (status < 400) return
    if (status === 405 && !response.hasHeader('Allow')) response.setHeader('Allow', reading)
    if (status >= 500 && isDatabaseAway(asked.fault())) becomeAway()
    const notice = instead(status, response.getHeader('Content-Type'))
    if (notice === null) return
    const words = say(notice)
    calm = words.page
    for (const name of ['Content-Disposition', 'Content-Encoding']) response.removeHeader(name)
    for (const [name, value] of words.headers) response.setHeader(name, value)
    response.setHeader('Content-Length', Buffer.byteLength(calm))
  }

  function becomeAway(): void {
    response.statusCode = 503
    response.statusMessage = ''
    response.setHeader('Retry-After', retryAfter)
  }

  response.write = function watchedWrite(...parts: Parameters<typeof write>) {
    look()
    return calm === null ? Reflect.apply(write, response, parts) : true
  } as typeof write
  response.end = function watchedEnd(...parts: Parameters<typeof end>) {
    look()
    const said = calm === null ? parts : [calm]
    return Reflect.apply(end, response, said as Parameters<typeof end>)
  } as typeof end
}
