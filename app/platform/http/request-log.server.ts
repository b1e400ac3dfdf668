import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../log.server.ts'
import type { Metrics } from '../metrics.server.ts'
import { logPath, routeGroup } from './log-path.ts'

/** What is learnt of a request while it is being answered. */
export interface RequestRecord {
  readonly requestId: string
  pathname: string
  tenant: string | undefined
}

/** Probes come every few seconds and say nothing; they are counted, not written down. */
const quiet = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * Writes one line when a request is over, and counts it: no query, body, cookie or address. A page that the cache
 * answers on its fast way has no line and no time of its own: it is the same for everybody and is over in
 * microseconds, and a line would cost more than the answer. It is counted, and its `X-Request-Id` names the line of the
 * request that made the page.
 */
export function watchRequest(
  request: IncomingMessage,
  response: ServerResponse,
  record: RequestRecord,
  { log, metrics }: { log: Log; metrics: Metrics },
): void {
  const began = performance.now()
  metrics.inFlight.inc()
  response.once('close', () => {
    metrics.inFlight.dec()
    // 499: the visitor went away before the end.
    const status = response.writableFinished ? response.statusCode : 499
    const ms = performance.now() - began
    const method = request.method ?? ''
    const group = routeGroup(record.pathname)
    metrics.duration.observe({ group, method, status: `${Math.floor(status / 100)}xx` }, ms / 1000)
    if (quiet.has(record.pathname)) return
    const path = logPath(record.pathname, status)
    const line = { event: 'request', method, path, status, ms: Math.round(ms * 10) / 10 }
    log[status >= 500 ? 'error' : 'info']({ ...line, requestId: record.requestId, tenant: record.tenant })
  })
}
