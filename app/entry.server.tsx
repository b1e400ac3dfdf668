import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { pageLanguage } from '#app/domain/identity/page-language.server.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { describeFault, log } from '#app/platform/log.server.ts'
import { noteFault } from '#app/platform/http/load-context.ts'
import type { PortalContext } from './portal-context.ts'

/** A page whose form was refused says so first in its title (A11Y-6). */
function markTitle(html: string, prefix: string): string {
  return html.replace('<title>', `<title>${prefix} `)
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: PortalContext,
): Promise<Response> {
  const language = await pageLanguage({ request, context })
  const i18n = textsIn(language)
  const html = renderToString(
    <I18nextProvider i18n={i18n}>
      <RemixServer context={remixContext} url={request.url} />
    </I18nextProvider>,
  )
  const refused = status >= 400 && remixContext.staticHandlerContext.actionData
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', language)
  return new Response(`<!DOCTYPE html>${refused ? markTitle(html, i18n.t('ui:errorTitlePrefix')) : html}`, {
    status,
    headers,
  })
}

/** Faults of loaders, actions and rendering: one line without personal data, and a note for the HTTP front. */
export function handleError(error: unknown, { request, context }: { request: Request; context: PortalContext }): void {
  if (request.signal.aborted) return
  noteFault(context, error)
  log.error({ requestId: context.requestId, ...describeFault(error) }, 'a request failed')
}
