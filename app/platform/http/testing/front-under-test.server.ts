import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { RequestHandler } from 'express'
import { clockAt } from '#app/domain/shared/clock.ts'
import { createLog } from '../../log.server.ts'
import { createMetrics } from '../../metrics.server.ts'
import type { FrontParts } from '../front-parts.ts'
import { createFront } from '../front.server.ts'
import type { LoadContext, SiteTenant } from '../load-context.ts'
import { loadContextOf } from '../load-context-of.server.ts'

export const overvecht: SiteTenant = { id: '1', slug: 'overvecht', name: 'Overvecht' }
export const spoorwijk: SiteTenant = { id: '2', slug: 'spoorwijk', name: 'Spoorwijk' }

const sites: Readonly<Record<string, SiteTenant>> = {
  localhost: overvecht,
  '127.0.0.1': overvecht,
  'overvecht.localhost': overvecht,
  'spoorwijk.localhost': spoorwijk,
}

/** What reached the portal behind the gate. */
export interface Reached {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly context: LoadContext
  body: string
}

export interface Said {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly text: string
}

type Parts = Partial<FrontParts<SiteTenant>>

/**
 * A front that listens on a free port, with something simple where Remix stands: it notes what reaches it and answers
 * 200. `ask` sends exactly the lines that it is given, over a bare socket, and reads one answer.
 */
export async function frontUnderTest(parts: Parts = {}) {
  const reached: Reached[] = []
  const drawn: { request: Request; context: LoadContext }[] = []
  const lines: string[] = []
  const portal: RequestHandler = (request, response) => {
    const { method, originalUrl: url, headers } = request
    const visit: Reached = { method, url, headers: { ...headers }, context: loadContextOf(request), body: '' }
    reached.push(visit)
    request.on('data', (chunk: Buffer) => (visit.body += chunk.toString()))
    request.on('end', () => response.headersSent || response.type('html').end('<p>reached</p>'))
    request.on('error', () => undefined)
  }
  const metrics = createMetrics()
  const front = createFront<SiteTenant>({
    behind: [portal],
    machines: [portal],
    render: async (request, context) => {
      drawn.push({ request, context })
      const body = `<html lang="nl">${context.tenant.slug} ${new URL(request.url).search} ${'tekst '.repeat(400)}</html>`
      return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    },
    resolveTenant: async (host) => sites[host] ?? null,
    checkReady: async () => true,
    clock: clockAt('2026-04-07T08:20:00Z'),
    log: createLog('info', { write: (line) => lines.push(line) }),
    metrics,
    live: false,
    assets: null,
    ...parts,
  })
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve))
  const { port } = front.server.address() as AddressInfo
  return {
    port,
    front,
    metrics,
    reached,
    drawn,
    lines,
    host: `overvecht.localhost:${port}`,
    ask: (start: string, headers: readonly string[] = [`Host: overvecht.localhost:${port}`], body = '') =>
      ask(port, start, headers, body),
  }
}

export type FrontUnderTest = Awaited<ReturnType<typeof frontUnderTest>>

/** Sends `start` (such as `POST /mijn`), the headers as they are, and the body; reads until the other side closes. */
export async function ask(port: number, start: string, headers: readonly string[], body: string): Promise<Said> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  const sized = body && !headers.some((line) => /^(content-length|transfer-encoding):/i.test(line))
  const size = sized ? [`Content-Length: ${Buffer.byteLength(body)}`] : []
  const head = [`${start} HTTP/1.1`, ...headers, ...size, 'Connection: close', '', ''].join('\r\n')
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('close', () => resolve())
    socket.on('error', (fault) => (chunks.length > 0 ? resolve() : reject(fault)))
    socket.write(Buffer.from(head, 'latin1'))
    if (body) socket.write(body)
  })
  return read(Buffer.concat(chunks))
}

function read(raw: Buffer): Said {
  const end = raw.indexOf('\r\n\r\n')
  const [first = '', ...rest] = raw.subarray(0, end).toString('latin1').split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of rest) {
    const [name = '', ...value] = line.split(': ')
    const before = headers[name.toLowerCase()]
    headers[name.toLowerCase()] = before === undefined ? value.join(': ') : `${before}, ${value.join(': ')}`
  }
  const sent = raw.subarray(end + 4)
  const body = headers['transfer-encoding'] === 'chunked' ? unchunk(sent) : sent
  return { status: Number(first.split(' ')[1]), headers, body, text: body.toString() }
}

function unchunk(raw: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < raw.length;) {
    const line = raw.indexOf('\r\n', at)
    const size = Number.parseInt(raw.subarray(at, line).toString(), 16)
    if (!size) break
    parts.push(raw.subarray(line + 2, line + 2 + size))
    at = line + 4 + size
  }
  return Buffer.concat(parts)
}
