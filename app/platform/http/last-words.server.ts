import type { ServerResponse } from 'node:http'
import { isDatabaseAway } from './database-away.ts'
import type { Notice } from './calm-page-texts.ts'
import type { Header } from './security-headers.ts'

export interface LastWords {
  readonly headers: readonly Header[]
  readonly page: string
}

/** Which notice a fault deserves: whether it will pass by itself is what a visitor wants to know. */
export function noticeOf(fault: unknown): Notice {
  return isDatabaseAway(fault) ? 'away' : 'fault'
}

/** Remix answers in bare English text when even its own error page fails; such an answer is no page. */
export function isBareText(status: number, contentType: unknown): boolean {
  return status >= 500 && /^text\/plain/.test(String(contentType ?? ''))
}

/**
 * Looks at an answer just before it leaves: nothing of a person is kept by a cache, a missing database is 503 with a
 * time to come back, and a bare text of the framework becomes a calm page.
 * @param fault what was noted of this request, asked when the answer leaves.
 */
export function watchLastWords(
  response: ServerResponse,
  fault: () => unknown,
  say: (notice: Notice) => LastWords,
): void {
  const { write, end } = response
  let calm: string | null = null
  let looked = false

  function look(): void {
    if (looked || response.headersSent) return
    looked = true
    response.setHeader('Cache-Control', 'no-store')
    if (response.statusCode < 500) return
    const notice = noticeOf(fault())
    const bare = isBareText(response.statusCode, response.getHeader('Content-Type'))
    const words = say(notice)
    if (notice === 'away') {
      response.statusCode = 503
      response.statusMessage = ''
      for (const [name, value] of words.headers) if (name === 'Retry-After') response.setHeader(name, value)
    }
    if (!bare) return
    calm = words.page
    for (const [name, value] of words.headers) response.setHeader(name, value)
    response.setHeader('Content-Length', Buffer.byteLength(calm))
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
