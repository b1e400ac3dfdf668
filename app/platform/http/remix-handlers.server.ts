import { createRequestHandler as createExpressHandler } from '@remix-run/express'
import { createRequestHandler } from '@remix-run/node'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { areaBuilds } from './area-build.ts'
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
  const waysOf = rememberedBy((part: typeof build) => ({
    handler: createExpressHandler({ build: part, getLoadContext, mode }) as RequestHandler,
    handle: createRequestHandler(part, mode),
  }))
  // A build that is made anew while one writes is asked whole.
  const partOf = typeof build === 'function' ? () => build : areaBuilds(build)
  return {
    handler: (request, response, next) => waysOf(partOf(request.path)).handler(request, response, next),
    render: (request, context) => waysOf(partOf(new URL(request.url).pathname)).handle(request, { ...context }),
  }
}

function rememberedBy<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
