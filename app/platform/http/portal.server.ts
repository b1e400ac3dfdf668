import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describeFault } from '../log.server.ts'
import { answerNotice, languageOf, noticeHeaders } from './answer.server.ts'
import type { NoticePage } from './answer.server.ts'
import { pageKey, sendDrawn, sendKept } from './cached-answer.server.ts'
import type { Notice } from './calm-page-texts.ts'
import { drawPage } from './draw-page.server.ts'
import { expressBehind } from './express-behind.server.ts'
import type { Unanswered } from './express-behind.server.ts'
import type { FrontParts } from './front-parts.ts'
import { gate } from './gate.ts'
import { noticeOf, watchLastWords } from './last-words.server.ts'
import { announcesTooMuch, limitBody } from './limits.server.ts'
import { giveContext } from './load-context-of.server.ts'
import { notedFault } from './load-context.ts'
import type { LoadContext, SiteTenant } from './load-context.ts'
import { wantsPage } from './machine-words.ts'
import type { PageCache } from './page-cache.server.ts'
import { isPublicPage, keptAddress } from './public-page.ts'
import { onlyReading, readingWord } from './reading-choice.ts'
import { contentSecurityPolicy } from './security-headers.ts'
import type { Header, HeaderPlace } from './security-headers.ts'
import { forgetBrowser, forgetForwarding } from './visitor.server.ts'
import type { Visitor } from './visitor.server.ts'

interface PortalParts<Tenant extends SiteTenant> extends FrontParts<Tenant> {
  readonly page: NoticePage<Tenant>
  readonly cache: PageCache
  /** Headers of every answer, with the policy of a page that carries no nonce. */
  readonly base: readonly Header[]
  readonly place: HeaderPlace
}

interface Visit<Tenant> {
  readonly requestId: string
  readonly tenant: Tenant
  readonly url: URL
  readonly host: string
  readonly visitor: Visitor
}

/** The way into one wijk: the gate, public pages from the cache, everything else to Remix. */
export function portal<Tenant extends SiteTenant>(parts: PortalParts<Tenant>) {
  const { page, cache, base, log, metrics } = parts
  const dev = parts.place.dev ?? false

  function report(requestId: string, fault: unknown): void {
    log.error({ event: 'fault', requestId, ...describeFault(fault) })
  }

  const unanswered: Unanswered = (request, response, fault) => {
    const { requestId, tenant } = contextOf.get(request)!
    if (fault === undefined) {
      return answerNotice(request, response, 'notFound', page('notFound', languageOf(request), tenant))
    }
    fail(request, response, requestId, fault, tenant)
  }
  const behind = expressBehind(parts.behind, unanswered)
  const machines = expressBehind(parts.machines ?? [], unanswered)
  const contextOf = new WeakMap<IncomingMessage, LoadContext<Tenant>>()

  async function enter(request: IncomingMessage, response: ServerResponse, visit: Visit<Tenant>): Promise<void> {
    const { requestId, tenant, url, host, visitor } = visit
    const refuse = (reason: string, notice: Notice) => {
      metrics.refused.inc({ reason })
      answerNotice(request, response, notice, page(notice, languageOf(request), tenant))
    }
    forgetForwarding(request, host)
    request.url = `${url.pathname}${url.search}`
    const method = request.method ?? ''
    const { origin, 'sec-fetch-site': fetchSite } = request.headers
    const passed = gate({
      method,
      url,
      ownOrigin: `${visitor.protocol}://${host}`,
      origin,
      fetchSite: oneOf(fetchSite),
    })
    if (passed === 'refuse') return refuse('gate', 'refused')
    if (passed === 'without-cookie') forgetBrowser(request)
    else if (method === 'OPTIONS') return void response.writeHead(204, { Allow: 'GET, HEAD, POST, OPTIONS' }).end()
    if (announcesTooMuch(request)) return refuse('body', 'tooLarge')

    const open = isPublicPage(url.pathname)
    const nonce = open && !dev ? '' : randomBytes(16).toString('base64')
    const context: LoadContext<Tenant> = {
      cspNonce: nonce,
      requestId,
      tenant,
      now: parts.clock.now(),
      remoteAddress: visitor.address,
      memory: new Map(),
    }
    const reads = method === 'GET' || method === 'HEAD'
    if (open && reads) {
      const reading = onlyReading(request.headers.cookie)
      if (reading === null) delete request.headers.cookie
      else request.headers.cookie = reading
    }
    const address = open && reads && !dev ? keptAddress(url) : null
    if (address !== null) return answerPublic(request, response, new URL(address, url), context)

    limitBody(request, () => refuse('body', 'tooLarge'))
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, dev))
    watchLastWords(
      response,
      { method, wantsPage: wantsPage(request.headers.accept), fault: () => notedFault(context) },
      (notice) => ({
        headers: noticeHeaders(notice, languageOf(request)),
        page: page(notice, languageOf(request), tenant),
      }),
    )
    contextOf.set(request, context)
    giveContext(request, context)
    const next = passed === 'without-cookie' ? machines : behind
    next(request, response, visitor.protocol)
  }

  async function answerPublic(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    context: LoadContext<Tenant>,
  ): Promise<void> {
    const stranger = { ...context, remoteAddress: '' }
    const reading = onlyReading(request.headers.cookie)
    const headers: Header[] = [...base, ['X-Request-Id', context.requestId]]
    const draw = () =>
      drawPage(url, reading, stranger, {
        render: parts.render,
        page,
        base: headers,
        report: (fault) => report(context.requestId, fault),
      })
    const found = await cache.obtain(pageKey(url.href, readingWord(reading)), context.tenant.id, draw)
    if (!('variants' in found)) return sendDrawn(response, found)
    const { 'accept-encoding': accepted, 'if-none-match': match } = request.headers
    sendKept(response, found, oneOf(accepted), match, request.method === 'HEAD')
  }

  /** The last answer there is: calm, and 503 where it will pass by itself. */
  function fail(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    fault: unknown,
    tenant: Tenant | null = null,
  ): void {
    if (response.destroyed || response.writableEnded) return
    report(requestId, fault)
    const notice = noticeOf(fault, request.method)
    answerNotice(request, response, notice, page(notice, languageOf(request), tenant))
  }

  return Object.assign(enter, { fail })
}

function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value
}
