import type { IncomingMessage } from 'node:http'
import type { LoadContext, SiteTenant } from './load-context.ts'

const contexts = new WeakMap<IncomingMessage, LoadContext>()

export function giveContext(request: IncomingMessage, context: LoadContext): void {
  contexts.set(request, context)
}

/** The context of a request that the front let through; what `getLoadContext` of Remix answers. */
export function loadContextOf<Tenant extends SiteTenant>(request: IncomingMessage): LoadContext<Tenant> {
  const context = contexts.get(request)
  if (!context) throw new Error('This request did not come through the front')
  return context as LoadContext<Tenant>
}
