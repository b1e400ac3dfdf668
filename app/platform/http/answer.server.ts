import type { IncomingMessage, ServerResponse } from 'node:http'
import { calmPage, noticeStatus, readerLanguage } from './calm-page.ts'
import type { CalmLanguage, Notice } from './calm-page-texts.ts'
import { isMachineDoor, machineWords, wantsPage } from './machine-words.ts'
import type { Header } from './security-headers.ts'

/** Draws the page for a notice; the wijk may add its own telephone numbers. */
export type NoticePage<Tenant> = (notice: Notice, language: CalmLanguage, tenant: Tenant | null) => string

export const plainNotice = (notice: Notice, language: CalmLanguage): string => calmPage(notice, language)

/** Seconds after which a visitor may try again when the database was away. */
export const retryAfter = '10'

/** What a notice adds to the headers of an answer. */
export function noticeHeaders(notice: Notice, language: CalmLanguage): Header[] {
  const headers: Header[] = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Language', language],
  ]
  return noticeStatus[notice] === 503 ? [...headers, ['Retry-After', retryAfter]] : headers
}

/** The reader's language as far as a request tells it, also when its address cannot be read. */
export function languageOf(request: IncomingMessage): CalmLanguage {
  return readerLanguage(pathOf(request), request.headers['accept-language'])
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0]!
}

/** Sends a short text, such as JSON for a machine. */
export function answerText(response: ServerResponse, status: number, type: string, text: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Length', Buffer.byteLength(text))
  response.end(text)
}

/** Sends a notice as a page, or in a machine's own words at its door, unless an answer is already under way. */
export function answerNotice(
  request: IncomingMessage,
  response: ServerResponse,
  notice: Notice,
  page: string,
  status = noticeStatus[notice],
): void {
  if (response.headersSent) return void response.end()
  for (const [name, value] of noticeHeaders(notice, languageOf(request))) response.setHeader(name, value)
  if (!isMachineDoor(pathOf(request)) || wantsPage(request.headers.accept)) {
    return answerText(response, status, 'text/html; charset=utf-8', page)
  }
  response.removeHeader('Content-Language')
  const { type, text } = machineWords(pathOf(request), status)
  answerText(response, status, type, text)
}
