import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import routes from '#app/routes.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { resolveTenant } from '#app/domain/tenants/tenants.queries.server.ts'
import { clockAt, type Clock } from '#app/domain/shared/clock.ts'
import { calmPage } from '#app/platform/http/calm-page.ts'
import { createFront } from '#app/platform/http/front.server.ts'
import { ask, type Said } from '#app/platform/http/testing/front-under-test.server.ts'
import { remixHandlers } from '#app/platform/http/remix-handlers.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { createMetrics } from '#app/platform/metrics.server.ts'
import remixOptions from '../../remix.config.js'
import { testNow } from './neighbourhood.server.ts'

/** The whole portal over HTTP, with its pages from source: the gate, Remix, every route, rendering. */

const app = join(import.meta.dirname, '../../app')

interface Configured {
  readonly id?: string | undefined
  readonly file: string
  readonly path?: string | undefined
  readonly index?: boolean | undefined
  readonly children?: readonly Configured[] | undefined
}

export interface PortalRoute {
  /** What `?_data=` names. */
  readonly id: string
  readonly parentId: string
  /** Below `app/`. */
  readonly file: string
  /** With its parents', such as `/werk/vragen/:threadId`. */
  readonly pattern: string
  readonly path: string | undefined
  readonly index: boolean
}

/** Every route with its id; `root` stands above them all and is not among them. */
export function listPortalRoutes(from: readonly Configured[] = routes, parentId = 'root', above = ''): PortalRoute[] {
  return from.flatMap(({ id: named, file, path, index = false, children = [] }) => {
    const id = named ?? file.replace(/\.\w+$/, '')
    const pattern = path ? `${above}/${path}` : above
    return [{ id, parentId, file, pattern: pattern || '/', path, index }, ...listPortalRoutes(children, id, pattern)]
  })
}

type ServerBuild = Extract<Parameters<typeof remixHandlers>[0], { readonly routes: unknown }>
type RouteModule = ServerBuild['routes'][string]['module']
const importFrom = async (file: string) => (await import(/* @vite-ignore */ join(app, file))) as RouteModule

async function buildFromSource(): Promise<ServerBuild> {
  const root = { id: 'root', parentId: undefined, file: 'root.tsx', path: '', index: false }
  const all = [root, ...listPortalRoutes()]
  const modules = await Promise.all(all.map(({ file }) => importFrom(file)))
  const known = all.map(({ id, parentId, path, index }, at) => ({
    ...{ id, index, module: modules[at]! },
    ...(parentId ? { parentId } : {}),
    ...(path === undefined ? {} : { path }),
  }))
  const manifest = known.map(({ module, ...route }) => ({
    ...route,
    ...{ module: `/assets/${route.id}.js`, hasAction: 'action' in module, hasLoader: 'loader' in module },
    ...{ hasClientAction: false, hasClientLoader: false, hasErrorBoundary: 'ErrorBoundary' in module },
  }))
  return {
    ...{ mode: 'production', publicPath: '/', assetsBuildDirectory: 'build/client', isSpaMode: false },
    entry: {
      module: (await import(/* @vite-ignore */ join(app, 'entry.server.tsx'))) as ServerBuild['entry']['module'],
    },
    routes: Object.fromEntries(known.map((route) => [route.id, route])),
    assets: {
      ...{ url: '/assets/manifest.js', version: '0', entry: { imports: [], module: '/assets/entry.js' } },
      routes: Object.fromEntries(manifest.map((route) => [route.id, route])),
    },
    future: remixOptions.future as ServerBuild['future'],
  }
}

export interface TestPortal {
  readonly port: number
  /** Names of the host of a wijk, with the port. */
  readonly hostOf: (tenant: Pick<Tenant, 'slug'>) => string
  /** Moves the portal's clock. */
  setNow(now: Temporal.Instant): void
  /** One request, as a browser sends it from the portal's own page: with a body it is a form that is sent. */
  send(request: {
    readonly path: string
    readonly tenant?: Pick<Tenant, 'slug'>
    readonly cookie?: string | null
    readonly body?: string
    readonly headers?: readonly string[]
  }): Promise<Said>
  close(): Promise<void>
}

/** Starts it on a free port of this machine; its clock stands at `testNow`. */
export async function startTestPortal(): Promise<TestPortal> {
  const { handler, render } = remixHandlers<Tenant>(await buildFromSource(), 'production')
  let clock = clockAt(testNow.toString())
  const moving: Clock = { now: () => clock.now() }
  const front = createFront<Tenant>({
    ...{ behind: [handler], render, resolveTenant, clock: moving, live: false, assets: null },
    ...{ checkReady: async () => true, log: createLog('silent'), metrics: createMetrics() },
    page: (notice, language, tenant) => calmPage(notice, language, tenant?.settings.phones),
  })
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve))
  const { port } = front.server.address() as AddressInfo
  const hostOf = ({ slug }: Pick<Tenant, 'slug'>) => `${slug}.localhost:${port}`
  return {
    ...{ port, hostOf, close: () => front.close() },
    setNow: (now) => void (clock = clockAt(now.toString())),
    send: ({ path, tenant = { slug: 'overvecht' }, cookie, body, headers = [] }) => {
      const host = hostOf(tenant)
      const form = ['Content-Type: application/x-www-form-urlencoded', `Origin: http://${host}`]
      const lines = [`Host: ${host}`, 'Accept: text/html', ...(cookie ? [`Cookie: ${cookie}`] : [])]
      const sent = [...lines, 'Sec-Fetch-Site: same-origin', ...(body === undefined ? [] : form), ...headers]
      return ask(port, `${body === undefined ? 'GET' : 'POST'} ${path}`, sent, body ?? '')
    },
  }
}
