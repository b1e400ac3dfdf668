import { seedLargeInto } from '#db/seed/large.server.ts'
import type { RoleUrls } from '#db/roles.server.ts'
import type { BenchDatabases } from '../harness/bench-database.ts'
import { median, medianRatio, type Figure } from '../harness/figure.ts'
import { interleave } from '../harness/interleave.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess, type Asked } from '../harness/start-process.ts'
import { browserHeaders, ownHeaders, visitPage } from '../harness/visit.ts'
import type { BareServer } from '../processes/bare-server.ts'
import type { Domain } from '../processes/domain.ts'
import type { Load } from '../processes/load.ts'
import type { Portal } from '../processes/portal.ts'
import { say } from '../../scripts/progress.ts'
import { busyWords, measureRequests, rates, type Measured, type Site } from './measure-requests.ts'

const path = '/werk/vragen'
const slug = 'groot'
const password = 'demo-bench-password'

interface Neighbourhood {
  readonly urls: RoleUrls
  readonly portal: Asked<Portal>
  readonly port: number
  /** Of an assistant of the busiest practice. */
  readonly cookie: string
  readonly site: Site
}

async function makeNeighbourhood(plan: Plan, databases: BenchDatabases, messages: number): Promise<Neighbourhood> {
  const urls = await databases.make(`${slug}_${messages}`, (made) =>
    seedLargeInto(made.owner, { slug, residents: plan.residents, messages, seed: 1, password, onProgress: say }),
  )
  const env = portalSettings(urls, { DEFAULT_TENANT: slug })
  const portal = startProcess<Portal>('portal', { on: 'server', env, folder: databases.folder })
  const port = await portal.ask('start', undefined as never)
  const cookie = await portal.ask('sessionOf', { slug, email: `assistent@${slug}.example` })
  const headers = { ...browserHeaders, cookie, host: `localhost:${port}` }
  await visitPage(port, path, headers)
  const processorTime = () => portal.ask('processorTime', undefined as never)
  return { urls, portal, port, cookie, site: { url: `http://127.0.0.1:${port}${path}`, headers, processorTime } }
}

/** A server that sends the same statements and writes the same bytes as the portal did for one request. */
async function startBare({ urls, portal, port, site }: Neighbourhood, folder: string) {
  // The page before has moved the session's idle limit, so this request is one like most.
  const since = Date.now()
  await portal.ask('record', undefined as never)
  const page = await visitPage(port, path, { ...site.headers })
  const statements = await portal.ask('recorded', undefined as never)
  const bare = startProcess<BareServer>('bare-server', { on: 'server', folder })
  const sql = { url: urls.app, statements, since }
  const barePort = await bare.ask('start', { headers: ownHeaders(page), body: page.body, sql })
  const processorTime = () => bare.ask('processorTime', undefined as never)
  return { bare, page, statements, site: { ...site, url: `http://127.0.0.1:${barePort}${path}`, processorTime } }
}

function pageFigures(measured: Record<'portal' | 'bare', Measured[]>, statements: number, bytes: number): Figure[] {
  const [ours, theirs] = [rates(measured.portal), rates(measured.bare)]
  const p99 = (all: readonly Measured[]) => all.map((each) => each.p99)
  return [
    {
      ...{ id: 'inbox.ratio', what: 'inbox page / bare node:http, same SQL', unit: '', target: { atLeast: 0.12 } },
      value: medianRatio(ours, theirs),
      rounds: { portal: ours, bare: theirs },
      note: `${statements} statements, ${bytes} bytes; portal: ${busyWords(measured.portal)}; bare: ${busyWords(measured.bare)}`,
    },
    {
      ...{ id: 'inbox.p99', what: 'inbox page, p99 at 32 connections', unit: 'ms', target: { atMost: 120 } },
      value: median(p99(measured.portal)),
      rounds: { portal: p99(measured.portal), bare: p99(measured.bare) },
    },
    { id: 'inbox.rate', what: 'inbox page, answers a second', value: median(ours), unit: '/s', target: null },
  ]
}

async function sizeFigures(plan: Plan, folder: string, large: Neighbourhood, small: Neighbourhood, load: Asked<Load>) {
  const start = ({ urls }: Neighbourhood) =>
    startProcess<Domain>('domain', { on: 'server', env: portalSettings(urls, { DEFAULT_TENANT: slug }), folder })
  const [inLarge, inSmall] = [start(large), start(small)]
  const times = plan.quick ? 200 : 500
  const asked = {
    large: () => inLarge.ask('inbox', { cookie: large.cookie, times }),
    small: () => inSmall.ask('inbox', { cookie: small.cookie, times }),
  }
  await asked.large()
  await asked.small()
  const took = await interleave('inbox of two sizes, domain', plan.rounds, asked)
  for (const each of [inLarge, inSmall]) await each.stop()
  const sites = { large: large.site, small: small.site }
  const pages = await measureRequests('inbox of two sizes, HTTP', { plan, load, sites })
  const [perLarge, perSmall] = [rates(pages.large), rates(pages.small)]
  const sizes = `${plan.messages.large} messages / ${plan.messages.small}`
  const target = { atMost: 1.3 }
  return [
    {
      ...{ id: 'size.domain', what: `team inbox through the domain, time with ${sizes}`, unit: '' as const, target },
      value: medianRatio(took.large, took.small),
      rounds: { large: took.large, small: took.small },
      note: `${median(took.large).toFixed(2)} ms against ${median(took.small).toFixed(2)} ms`,
    },
    {
      ...{ id: 'size.http', what: `inbox page, time with ${sizes}`, unit: '' as const, target },
      value: medianRatio(perSmall, perLarge),
      rounds: { large: perLarge, small: perSmall },
    },
  ] satisfies Figure[]
}

/** The signed-in inbox page of a busy practice: against a bare server, and with many messages against few. */
export async function inbox(plan: Plan, databases: BenchDatabases, load: Asked<Load>): Promise<Figure[]> {
  const { folder } = databases
  const large = await makeNeighbourhood(plan, databases, plan.messages.large)
  const figures: Figure[] = []
  if (plan.only.includes('inbox')) {
    const { bare, page, statements, site } = await startBare(large, folder)
    const sites = { portal: large.site, bare: site }
    const measured = await measureRequests('inbox page', { plan, load, sites })
    await bare.stop()
    figures.push(...pageFigures(measured, statements.length, page.body.length))
  }
  if (plan.only.includes('size')) {
    const small = await makeNeighbourhood(plan, databases, plan.messages.small)
    figures.push(...(await sizeFigures(plan, folder, large, small, load)))
    await small.portal.stop()
  }
  await large.portal.stop()
  return figures
}
