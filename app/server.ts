import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { databaseAnswers } from '#db/client.server.ts'
import type { Tenant } from '#app/domain/tenants/tenant.ts'
import { addressBlock } from '#app/domain/identity/address-block.ts'
import { forgetTenant, resolveTenant } from '#app/domain/tenants/tenants.queries.server.ts'
import { answerFhir } from '#app/fhir/answer-fhir.server.ts'
import { portalClock } from '#app/platform/clock.server.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { calmPage } from '#app/platform/http/calm-page.ts'
import type { CalmLanguage, Notice } from '#app/platform/http/calm-page-texts.ts'
import { fhirDoor } from '#app/platform/http/fhir-door.server.ts'
import { createFront } from '#app/platform/http/front.server.ts'
import { listenForPages } from '#app/platform/http/page-news.server.ts'
import { remixHandlers } from '#app/platform/http/remix-handlers.server.ts'
import { sourcePages } from '#app/platform/http/source-pages.server.ts'
import { log } from '#app/platform/log.server.ts'
import { metrics } from '#app/platform/metrics.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'

export interface RunningServer {
  readonly port: number
  /** Finishes what is under way, at most 10 seconds; a second call waits for the first. */
  close(): Promise<void>
}

/** How long a load balancer gets to notice that this process is not ready any more, in milliseconds. */
const drain = 3_000

/** Where the build stands, seen from the top of the project. */
const built = { server: 'build/server/index.js', client: 'build/client' }

/** Sign-in forms in one process: at a time, in a row before they are spaced, and a second after that (decision 23). */
const signIns = {
  area: 'inloggen',
  except: 'digid',
  most: 2,
  burst: 4,
  perSecond: 5,
  patience: 20_000,
  nameOf: addressBlock,
}

interface Pages {
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  readonly before: readonly RequestHandler[]
  close(): Promise<void>
}

async function builtPages(): Promise<Pages> {
  if (!existsSync(built.server)) throw new StartProblem('There is no build yet: run `npm run build` first.')
  const build = (await import(pathToFileURL(built.server).href)) as ServerBuild
  return { build, before: [], close: async () => undefined }
}

/**
 * Serves the portal.
 * @param options.port to listen on; 0 for any that is free.
 * @param options.dev pages from source instead of from the build; the page cache is off.
 * Refuses with a StartProblem: no build, or a port that is taken or not allowed.
 */
export async function startServer({ port, dev = false }: { port: number; dev?: boolean }): Promise<RunningServer> {
  const env = getEnv()
  const pages = dev ? await sourcePages() : await builtPages()
  const live = env.NODE_ENV === 'production' && !env.DEMO
  const { handler, render } = remixHandlers<Tenant>(pages.build, dev ? 'development' : 'production')
  const page = (notice: Notice, language: CalmLanguage, tenant: Tenant | null) =>
    calmPage(notice, language, tenant?.settings.phones)
  const front = createFront<Tenant>({
    behind: [...pages.before, handler],
    door: signIns,
    machines: [fhirDoor<Tenant>(answerFhir)],
    render,
    resolveTenant,
    checkReady: databaseAnswers,
    listenForPages: (heard) =>
      listenForPages(
        env.DATABASE_URL,
        {
          ...heard,
          onReady: () => {
            forgetTenant()
            heard.onReady()
          },
          onChange: (tenantId) => {
            forgetTenant(tenantId)
            heard.onChange(tenantId)
          },
        },
        log,
      ),
    clock: portalClock(),
    log,
    metrics,
    live,
    dev,
    assets: dev ? null : built.client,
    trustedProxy: env.TRUSTED_PROXY,
    metricsToken: env.METRICS_TOKEN,
    page,
  })
  const closeAll = async () => {
    await front.close(live ? drain : 0)
    await pages.close()
  }
  try {
    await new Promise<void>((resolve, reject) => {
      front.server.once('error', reject)
      front.server.listen(port, resolve)
    })
  } catch (fault) {
    await pages.close()
    throw portProblem(fault, port) ?? fault
  }
  let closing: Promise<void> | undefined
  return { port: (front.server.address() as AddressInfo).port, close: () => (closing ??= closeAll()) }
}

function portProblem(fault: unknown, port: number): StartProblem | null {
  const { code } = fault as { code?: unknown }
  if (code === 'EADDRINUSE')
    return new StartProblem(`Port ${port} is taken: stop what uses it, or set PORT to another number.`)
  if (code === 'EACCES')
    return new StartProblem(`Port ${port} is not allowed to this user: set PORT to a number above 1023.`)
  return null
}
