import { noticeHeaders } from './answer.server.ts'
import type { NoticePage } from './answer.server.ts'
import { noticeStatus, readerLanguage } from './calm-page.ts'
import { isDatabaseAway } from './database-away.ts'
import type { DrawnPage } from './kept-page.server.ts'
import { isBareText, noticeOf } from './last-words.server.ts'
import { notedFault } from './load-context.ts'
import type { LoadContext, SiteTenant } from './load-context.ts'
import type { Header } from './security-headers.ts'

/** Remix itself: a request in, an answer out. */
export type Render<Tenant extends SiteTenant> = (request: Request, context: LoadContext<Tenant>) => Promise<Response>

/** Set by the front for every answer, or only true of one transfer. */
const notKept = new Set([
  'cache-control',
  'content-length',
  'transfer-encoding',
  'connection',
  'content-security-policy',
])

/**
 * Draws a public page as a stranger sees it, of whom nothing is known but how they read.
 * @param reading the cookie that says so, or null.
 * @param base the headers that every answer carries.
 * Never throws: a fault becomes a calm page, after `report` heard of it.
 */
export async function drawPage<Tenant extends SiteTenant>(
  url: URL,
  reading: string | null,
  context: LoadContext<Tenant>,
  parts: {
    readonly render: Render<Tenant>
    readonly page: NoticePage<Tenant>
    readonly base: readonly Header[]
    readonly report: (fault: unknown) => void
  },
): Promise<DrawnPage> {
  const language = readerLanguage(url.pathname, undefined)
  const calm = (fault: unknown): DrawnPage => {
    const notice = noticeOf(fault)
    const body = Buffer.from(parts.page(notice, language, context.tenant))
    return { status: noticeStatus[notice], headers: [...parts.base, ...noticeHeaders(notice, language)], body }
  }
  try {
    const headers = { accept: 'text/html', host: url.host, ...(reading === null ? {} : { cookie: reading }) }
    const response = await parts.render(new Request(url, { headers }), context)
    const body = Buffer.from(await response.arrayBuffer())
    if (isBareText(response.status, response.headers.get('content-type'))) return calm(notedFault(context))
    if (response.status >= 500 && isDatabaseAway(notedFault(context))) return calm(notedFault(context))
    const own = [...response.headers].filter(([name]) => !notKept.has(name))
    const spoken: Header[] = response.headers.has('content-language') ? [] : [['Content-Language', language]]
    return { status: response.status, headers: [...parts.base, ...own, ...spoken], body }
  } catch (fault) {
    parts.report(fault)
    return calm(fault)
  }
}
