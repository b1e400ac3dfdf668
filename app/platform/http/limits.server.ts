import { IncomingMessage } from 'node:http'
import type { Server, ServerOptions } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Header } from './security-headers.ts'

/** A form with the longest text that a person writes stays far below this; files have an address of their own. */
export const longestBody = 1_048_576

export const longestAddress = 2_048

/** Limits of Node's own server: what does not fit never becomes a request. All times in milliseconds. */
export const serverLimits: ServerOptions = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than the 60 s of the usual proxies, so that a proxy never sends into a connection that just closed.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  requireHostHeader: true,
  insecureHTTPParser: false,
}

export const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const known: ReadonlySet<string> = new Set(knownMethods)

export function isKnownMethod(method: string | undefined): boolean {
  return known.has(method ?? '')
}

/**
 * Answers in one line what could not be read as a request, and a CONNECT, which makes no request either.
 * @param base the headers that every answer carries.
 */
export function answerUnreadable(server: Server, base: readonly Header[]): void {
  server.maxHeadersCount = 64
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    const status =
      fault.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : fault.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request'
    sayAndClose(socket, status, base)
  })
  server.on('connect', (_request, socket: Duplex) => sayAndClose(socket, '405 Method Not Allowed', base))
}

function sayAndClose(socket: Duplex, status: string, base: readonly Header[]): void {
  if (!socket.writable) return socket.destroy() && undefined
  const own: Header[] = [
    ['Connection', 'close'],
    ['Content-Length', '0'],
    ['Cache-Control', 'no-store'],
  ]
  const headers = [...own, ...base].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n`)
}

/** Whether a body says beforehand that it is too large. */
export function announcesTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > longestBody
}

/**
 * Counts a body that does not say its size while it comes in. At the limit the reader of the body gets an error, the
 * rest is dropped as it comes, and `tooMuch` is called once to answer.
 */
export function limitBody(request: IncomingMessage, tooMuch: () => void): void {
  if (request.headers['transfer-encoding'] === undefined) return
  // What came in while the wijk was being looked up waits already.
  let seen = request.readableLength
  request.push = function push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (seen > longestBody && chunk !== null) return true
    seen += chunk?.length ?? 0
    if (seen <= longestBody || chunk === null) return IncomingMessage.prototype.push.call(request, chunk, encoding)
    tooMuch()
    if (request.listenerCount('error') > 0) request.emit('error', new Error('The body is larger than the limit'))
    request.resume()
    return true
  }
}
