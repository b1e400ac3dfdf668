import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodingFor } from './kept-page.server.ts'
import type { DrawnPage, KeptPage } from './kept-page.server.ts'
import type { PageCache } from './page-cache.server.ts'
import { readingWord } from './reading-choice.ts'
import { plainAddress } from './visitor.server.ts'
import type { TrustsAddress } from './visitor.server.ts'

/**
 * The name under which a page is kept: its whole address and how somebody reads. A fragment never comes with a request,
 * so no address can be taken for another.
 * @param word of `readingWord`.
 */
export function pageKey(address: string, word: string): string {
  return word === '' ? address : `${address}#${word}`
}

/**
 * Answers a page that the cache has fresh, and says whether it did. This is the shortest way through the portal:
 * one walk over the headers as they came, one look-up, and bytes that were made before. Anything unusual takes the
 * long way.
 */
export function answerFromCache(
  request: IncomingMessage,
  response: ServerResponse,
  cache: PageCache,
  trusts: TrustsAddress,
): boolean {
  const { method, rawHeaders } = request
  if (method !== 'GET' && method !== 'HEAD') return false
  let host = ''
  let accepted: string | undefined
  let match: string | undefined
  let cookies: string | undefined
  let forwardedHost: string | undefined
  let forwardedProtocol: string | undefined
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!
    // Lengths first: most headers are none of these.
    switch (name.length) {
      case 4:
        if (name.toLowerCase() !== 'host') break
        if (host !== '') return false
        host = rawHeaders[index + 1]!
        break
      case 6:
        if (name.toLowerCase() !== 'cookie') break
        if (cookies !== undefined) return false
        cookies = rawHeaders[index + 1]
        break
      case 13:
        if (name.toLowerCase() === 'if-none-match') match = rawHeaders[index + 1]
        break
      case 15:
        if (name.toLowerCase() === 'accept-encoding') accepted = rawHeaders[index + 1]
        break
      case 16:
        if (name.toLowerCase() === 'x-forwarded-host') forwardedHost = rawHeaders[index + 1]
        break
      case 17:
        if (name.toLowerCase() === 'x-forwarded-proto') forwardedProtocol = rawHeaders[index + 1]
    }
  }
  let protocol = 'http'
  if (forwardedHost !== undefined || forwardedProtocol !== undefined) {
    if (trusts(plainAddress(request.socket.remoteAddress))) {
      host = forwardedHost ?? host
      protocol = forwardedProtocol ?? protocol
    }
  }
  const page = cache.find(pageKey(`${protocol}://${host}${request.url}`, readingWord(cookies)))
  if (page === undefined) return false
  sendKept(response, page, accepted, match, method === 'HEAD')
  return true
}

/** Sends a kept page in the encoding that the visitor takes, or says that the visitor has it already. */
export function sendKept(
  response: ServerResponse,
  page: KeptPage,
  accepted: string | undefined,
  match: string | undefined,
  head: boolean,
): void {
  const variant = page.variants[encodingFor(accepted)]
  if (match !== undefined && match.includes(variant.etag)) response.writeHead(304, variant.unchanged).end()
  else if (head) response.writeHead(200, variant.headers).end()
  else response.writeHead(200, variant.headers).end(variant.body)
}

/** Sends a page that may not be kept. */
export function sendDrawn(response: ServerResponse, page: DrawnPage): void {
  const size = ['Content-Length', String(page.body.length)]
  response.writeHead(page.status, [...page.headers.flat(), 'Cache-Control', 'no-store', ...size]).end(page.body)
}
