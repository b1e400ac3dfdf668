import type { EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { pageLanguage, pageReading } from '#app/domain/identity/page-language.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { describeFault, log } from '#app/platform/log.server.ts'
import { noteFault } from '#app/platform/http/load-context.ts'
import type { PortalContext } from './portal-context.ts'

/** A page whose form was refused says so first in its title (A11Y-6). */
function markTitle(html: string, prefix: string): string {
  return html.replace('<title>', `<title>${prefix} `)
}

/** Remix keeps the headers of an action from its page; when to come back is for the browser too (RFC 6585 §4). */
function retryAfter({ staticHandlerContext }: EntryContext): string | null {
  const said = Object.values(staticHandlerContext.actionHeaders)
  return said.map((headers) => headers.get('Retry-After')).find(Boolean) ?? null
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: PortalContext,
): Promise<Response> {
  const args = { request, context }
  const [language, { easy }] = await Promise.all([pageLanguage(args), pageReading(args)])
  const i18n = textsIn(language, easy)
  const html = renderToString(
    <I18nextProvider i18n={i18n}>
      <RemixServer context={remixContext} url={request.url} />
    </I18nextProvider>,
  )
  const refused = status >= 400 && remixContext.staticHandlerContext.actionData
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', language)
  const later = status === 429 ? retryAfter(remixContext) : null
  if (later !== null) headers.set('Retry-After', later)
  return new Response(`<!DOCTYPE html>${refused ? markTitle(html, i18n.t('ui:errorTitlePrefix')) : html}`, {
    status,
    headers,
  })
}

/**
 * Faults of loaders, actions and rendering: one line without personal data, and a note for the HTTP front. What a
 * visitor did wrong, such as a method that the page does not know, is no fault: the line of the request says enough.
 */
export function handleError(error: unknown, { request, context }: { request: Request; context: PortalContext }): void {
  if (request.signal.aborted) return
  if (isRouteErrorResponse(error) && error.status < 500) return
  noteFault(context, error)
  log.error({ requestId: context.requestId, ...describeFault(error) }, 'a request failed')
}
