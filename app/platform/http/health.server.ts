import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import { answerText } from './answer.server.ts'

export interface HealthParts {
  /** Whether the database answers; a fault counts as no. */
  readonly checkReady: () => Promise<boolean>
  readonly isStopping: () => boolean
  readonly registry: Registry
  /** Without it there are no figures for anybody. */
  readonly metricsToken: string | undefined
}

/** Longest wait for the database, in milliseconds: a probe must hear "no" rather than nothing. */
const patience = 2_000

const json = 'application/json; charset=utf-8'

/**
 * Answers `/healthz` (this process lives; the database is not asked), `/readyz` (send visitors here) and `/metrics`
 * (with the token as bearer; to others it does not exist). Says whether it answered.
 */
export async function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  parts: HealthParts,
): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (pathname === '/healthz') {
    answerText(response, 200, json, '{"status":"ok"}')
    return true
  }
  if (pathname === '/readyz') {
    const ready = !parts.isStopping() && (await inTime(parts.checkReady))
    answerText(response, ready ? 200 : 503, json, ready ? '{"status":"ready"}' : '{"status":"not ready"}')
    return true
  }
  if (pathname !== '/metrics' || !hasToken(request.headers.authorization, parts.metricsToken)) return false
  answerText(response, 200, parts.registry.contentType, await parts.registry.metrics())
  return true
}

async function inTime(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patience, false)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Compares in the same time whatever is wrong with it. */
function hasToken(authorization: string | undefined, token: string | undefined): boolean {
  if (!token || !authorization) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(authorization), hash(`Bearer ${token}`))
}
