import { createRequestHandler as createExpressHandler } from '@remix-run/express'
import { createRequestHandler } from '@remix-run/node'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Render } from './draw-page.server.ts'
import { loadContextOf } from './load-context-of.server.ts'
import type { SiteTenant } from './load-context.ts'

/**
 * The two ways to Remix: as the last handler of Express, and as a function for pages that the cache keeps.
 * @param build of the server, or a function that gives the newest one.
 * @param mode in `production` the text of a fault never leaves the server.
 */
export function remixHandlers<Tenant extends SiteTenant>(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: 'development' | 'production',
): { readonly handler: RequestHandler; readonly render: Render<Tenant> } {
  const getLoadContext = (request: Parameters<typeof loadContextOf>[0]) => ({ ...loadContextOf<Tenant>(request) })
  const handler = createExpressHandler({ build, getLoadContext, mode }) as RequestHandler
  const handle = createRequestHandler(build, mode)
  return { handler, render: (request, context) => handle(request, { ...context }) }
}
