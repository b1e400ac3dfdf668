import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { LoadContext, SiteTenant } from './load-context.ts'
import { loadContextOf } from './load-context-of.server.ts'

/** What a machine asks at `/fhir`, read. */
export interface FhirAsked<Tenant extends SiteTenant> {
  readonly method: string
  /** Below `/fhir`, without a slash at either end: `Appointment/$book`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly host: string
  readonly authorization: string | null
  /** `Idempotency-Key`. */
  readonly key: string | null
  readonly contentType: string
  readonly body: string
  readonly context: LoadContext<Tenant>
}

export interface FhirAnswer {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
  /** `application/fhir+json` when left out. */
  readonly type?: string
}

/** An appointment with everything in it is a few kilobytes. */
const longestBody = 65_536

class TooLong extends Error {}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > longestBody) throw new TooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function pathOf(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname.replace(/^\/fhir\/?/, '').replace(/\/$/, ''))
  } catch {
    return null
  }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? null

/**
 * What stands behind `/fhir`: reads a request, at most 64 KB, and sends the answer. Anything else goes on to nobody.
 * @param answer null for what is not there.
 */
export function fhirDoor<Tenant extends SiteTenant>(
  answer: (asked: FhirAsked<Tenant>) => Promise<FhirAnswer | null>,
): RequestHandler {
  return function fhir(request, response, next) {
    const url = new URL(request.url, 'http://host.invalid')
    const path = url.pathname.startsWith('/fhir/') ? pathOf(url.pathname) : null
    if (path === null) return next()
    const { authorization, 'content-type': contentType = '', host = '' } = request.headers
    const say = async () => {
      const body = await bodyOf(request)
      const said = await answer({
        ...{ method: request.method === 'HEAD' ? 'GET' : request.method, path, query: url.searchParams, host, body },
        ...{ authorization: authorization ?? null, key: one(request.headers['idempotency-key']), contentType },
        context: loadContextOf<Tenant>(request),
      })
      if (!said) return next()
      response.status(said.status)
      for (const [name, value] of Object.entries(said.headers ?? {})) response.setHeader(name, value)
      response.setHeader('Content-Type', said.type ?? 'application/fhir+json; charset=utf-8')
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify(said.body))
    }
    say().catch((fault: unknown) => {
      if (!(fault instanceof TooLong)) return next(fault)
      response.setHeader('Connection', 'close')
      response.status(413).type('application/fhir+json').end(tooLong)
    })
  }
}

const tooLong = JSON.stringify({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'too-long', diagnostics: 'The body is too large.' }],
})
