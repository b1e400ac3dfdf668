import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { newId } from '#app/domain/shared/ids.ts'
import { answerNotice, languageOf, plainNotice } from './answer.server.ts'
import { answerFromCache } from './cached-answer.server.ts'
import type { Notice } from './calm-page-texts.ts'
import { fewAtOnce } from './few-at-once.server.ts'
import type { FrontParts } from './front-parts.ts'
import { answerHealth } from './health.server.ts'
import { answerUnreadable, isKnownMethod, knownMethods, longestAddress, serverLimits } from './limits.server.ts'
import type { SiteTenant } from './load-context.ts'
import { createPageCache } from './page-cache.server.ts'
import { portal } from './portal.server.ts'
import { watchRequest } from './request-log.server.ts'
import { securityHeaders } from './security-headers.ts'
import { staticAssets } from './static-assets.server.ts'
import { tenantOfHost } from './tenant-of-host.server.ts'
import { cleanHost, trustedProxies, visitorOf } from './visitor.server.ts'

export interface Front {
  readonly server: Server
  /** Says "not ready", waits `drain` ms so that a load balancer hears it, then finishes what is under way (10 s). */
  close(drain?: number): Promise<void>
}

/** Longest wait for what is under way when the portal stops, in milliseconds. */
const lastPatience = 10_000

/**
 * Everything that stands before Remix, in this order: the page cache, limits, health, files, the wijk, the gate.
 * The server does not listen yet.
 */
export function createFront<Tenant extends SiteTenant>(parts: FrontParts<Tenant>): Front {
  const cache = createPageCache(parts.cacheLimits)
  const counts = cache.counts
  parts.metrics.cacheSources.add(counts)
  const trusts = trustedProxies(parts.trustedProxy ?? [])
  const tenants = tenantOfHost(parts.resolveTenant)
  const files = staticAssets(parts.assets)
  const news = parts.listenForPages?.({
    onReady: () => {
      tenants.forget()
      cache.hear(true)
    },
    onChange: (tenantId) => {
      // Its settings may be what has changed.
      tenants.forget(tenantId)
      cache.forget(tenantId)
    },
    onLost: () => cache.hear(false),
  })
  const page = parts.page ?? plainNotice
  const place = { production: parts.live, dev: parts.dev ?? false }
  const enterPortal = portal({ ...parts, page, cache, base: securityHeaders(place, ''), place })
  const base = securityHeaders(place, '')
  const door = parts.door && fewAtOnce(parts.door)
  let stopping = false
  const health = {
    ...parts,
    isStopping: () => stopping,
    registry: parts.metrics.registry,
    metricsToken: parts.metricsToken,
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = newId()
    const visitor = visitorOf(request, trusts)
    const host = hasOneHost(request) ? cleanHost(visitor.host) : null
    const url = readAddress(request.url, `${visitor.protocol}://${host ?? 'host.invalid'}`)
    const record = { requestId, pathname: url?.pathname ?? '', tenant: undefined as string | undefined }
    watchRequest(request, response, record, parts)
    for (const [name, value] of base) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Request-Id', requestId)

    const refuse = (reason: string, notice: Notice, status?: number) => {
      parts.metrics.refused.inc({ reason })
      answerNotice(request, response, notice, page(notice, languageOf(request), null), status)
    }
    if (!isKnownMethod(request.method)) {
      response.setHeader('Allow', knownMethods.join(', '))
      return refuse('method', 'notUnderstood', 405)
    }
    if ((request.url?.length ?? 0) > longestAddress) return refuse('address', 'notUnderstood', 414)
    if (!url) return refuse('address', 'notUnderstood')
    if (await answerHealth(request, response, url.pathname, health)) return
    if (files(request, response, url.pathname)) return
    // The names of routes are nobody's business: lazy route discovery stays closed.
    if (hidden.test(url.pathname)) return refuse('address', 'notFound')
    try {
      const tenant = host === null ? null : await tenants.at(host)
      if (!tenant || host === null) return refuse('host', 'notFound')
      record.tenant = tenant.slug
      const enter = () => enterPortal(request, response, { requestId, tenant, url, host, visitor })
      if (!door?.isFor(request, url.pathname)) return await enter()
      const { address } = visitor
      const fail = (fault: unknown) => enterPortal.fail(request, response, requestId, fault, tenant)
      const full = () => answerNotice(request, response, 'notSent', page('notSent', languageOf(request), tenant))
      door.letIn({ response, address, full, enter: () => void enter().catch(fail) })
    } catch (fault) {
      enterPortal.fail(request, response, requestId, fault)
    }
  }

  const server = createServer(serverLimits, (request, response) => {
    if (stopping) response.shouldKeepAlive = false
    if (!place.dev && answerFromCache(request, response, cache, trusts)) return
    receive(request, response).catch((fault: unknown) => enterPortal.fail(request, response, '', fault))
  })
  answerUnreadable(server, base)

  async function close(drain = 0): Promise<void> {
    stopping = true
    if (drain > 0) await new Promise((resolve) => setTimeout(resolve, drain))
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const force = setTimeout(() => server.closeAllConnections(), lastPatience)
    await closed
    clearTimeout(force)
    await news?.stop()
    cache.close()
    parts.metrics.cacheSources.delete(counts)
  }
  return { server, close }
}

const hidden = /^\/(__manifest|assets\/|metrics$)/

/** The address as the framework will read it, so that gate and framework see the same; null where it is none. */
function readAddress(address: string | undefined, origin: string): URL | null {
  if (!address?.startsWith('/') || address.length > longestAddress) return null
  return URL.parse(`${origin}${address}`)
}

function hasOneHost({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length === 1
}
