import pg from 'pg'
import type { RoleUrls } from '#db/roles.server.ts'
import type { Figure } from '../harness/figure.ts'
import { median, medianRatio } from '../harness/figure.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess, type Asked } from '../harness/start-process.ts'
import { browserHeaders, ownHeaders, visitPage } from '../harness/visit.ts'
import type { BareServer } from '../processes/bare-server.ts'
import type { Load } from '../processes/load.ts'
import type { Portal } from '../processes/portal.ts'
import { busyWords, capacities, measureRequests, rates } from './measure-requests.ts'

const path = '/nl/activiteiten'
/** A change must be seen in every process within this many milliseconds. */
const mostUnseen = 5_000
const changes = 10

/** An editor who publishes once a second, each time another word in the title of an activity on that page. */
async function editor(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string; tenant_id: string; title: string }>(
    `select a.id, a.tenant_id, a.title from activities a join activity_occurrences o on (o.tenant_id, o.activity_id) = (a.tenant_id, a.id)
     join tenants t on t.id = a.tenant_id where t.slug = 'overvecht' and a.state = 'published' and o.starts > now() order by o.starts limit 1`,
  )
  const { id, tenant_id: tenantId, title } = rows[0]!
  let times = 0
  const publish = async () => {
    times += 1
    const changed = `${title.slice(0, 50)} ${times}`
    await client.query('update activities set title = $3, updated_at = now() where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      changed,
    ])
    return changed
  }
  return { publish, end: () => client.end() }
}

/** The longest time that a change was not yet on the page, in any of these processes; milliseconds. */
async function longestUnseen(publish: () => Promise<string>, ports: readonly number[]): Promise<number[]> {
  const waits: number[] = []
  for (let change = 0; change < changes; change += 1) {
    const changed = await publish()
    const began = performance.now()
    const seen = ports.map(async (port) => {
      while (!(await visitPage(port, path)).body.includes(changed))
        await new Promise((resolve) => setTimeout(resolve, 10))
      return performance.now() - began
    })
    waits.push(Math.max(...(await Promise.all(seen))))
  }
  return waits
}

/** The public page with activities from the page cache, against a bare server that writes the same bytes. */
export async function publicPage(given: {
  readonly plan: Plan
  readonly portal: Asked<Portal>
  readonly port: number
  readonly load: Asked<Load>
  readonly folder: string
  readonly urls: RoleUrls
}): Promise<Figure[]> {
  const { plan, portal, port, load, folder, urls } = given
  const headers = { ...browserHeaders, 'accept-encoding': 'gzip, deflate, br', host: `localhost:${port}` }
  await visitPage(port, path, headers)
  const kept = await visitPage(port, path, headers)
  const bare = startProcess<BareServer>('bare-server', { on: 'server', folder })
  const barePort = await bare.ask('start', { headers: ownHeaders(kept), body: kept.body })
  const site = (at: number, server: Asked<Portal> | Asked<BareServer>) => ({
    url: `http://127.0.0.1:${at}${path}`,
    headers,
    processorTime: () => (server as Asked<BareServer>).ask('processorTime', undefined as never),
  })
  const sites = { portal: site(port, portal), bare: site(barePort, bare) }
  const measured = await measureRequests('public page', { plan, load, sites })
  const writer = await editor(urls.owner)
  const publishing = setInterval(() => void writer.publish(), 1_000)
  const changing = await measureRequests('public page while an editor publishes', { plan, load, sites })
  clearInterval(publishing)
  await bare.stop()
  const second = startProcess<Portal>('portal', { on: 'server', env: portalSettings(urls), folder })
  const ports = [port, await second.ask('start', undefined as never)]
  const waits = await longestUnseen(writer.publish, ports)
  await second.stop()
  await writer.end()
  const [ours, theirs] = [capacities(measured.portal), capacities(measured.bare)]
  const [oursThen, theirsThen] = [capacities(changing.portal), capacities(changing.bare)]
  return [
    {
      ...{
        id: 'public.ratio',
        what: 'public page from the cache / bare node:http',
        unit: '',
        target: { atLeast: 0.6 },
      },
      value: medianRatio(ours, theirs),
      rounds: { portal: ours, bare: theirs, portalRate: rates(measured.portal), bareRate: rates(measured.bare) },
      note: `answers in a second of processor time; ${kept.body.length} bytes; portal: ${busyWords(measured.portal)}; bare: ${busyWords(measured.bare)}`,
    },
    {
      ...{ id: 'public.changing', what: 'the same while an editor publishes once a second', unit: '' },
      ...{ value: medianRatio(oursThen, theirsThen), target: { atLeast: 0.6 } },
      rounds: {
        portal: oursThen,
        bare: theirsThen,
        portalRate: rates(changing.portal),
        p99: changing.portal.map(({ p99 }) => p99),
      },
      note: `portal: ${busyWords(changing.portal)}`,
    },
    {
      ...{ id: 'public.unseen', what: 'a change, until two processes show it, at most', unit: 'ms' },
      ...{ value: Math.max(...waits), target: { atMost: mostUnseen }, rounds: { waits } },
    },
    {
      id: 'public.rate',
      what: 'public page, answers a second',
      value: median(rates(measured.portal)),
      unit: '/s',
      target: null,
    },
  ]
}
