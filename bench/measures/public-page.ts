import type { Figure } from '../harness/figure.ts'
import { median, medianRatio } from '../harness/figure.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess, type Asked } from '../harness/start-process.ts'
import { browserHeaders, ownHeaders, visitPage } from '../harness/visit.ts'
import type { BareServer } from '../processes/bare-server.ts'
import type { Load } from '../processes/load.ts'
import type { Portal } from '../processes/portal.ts'
import { busyWords, capacities, measureRequests, rates } from './measure-requests.ts'

const path = '/nl/activiteiten'

/** The public page with activities from the page cache, against a bare server that writes the same bytes. */
export async function publicPage(given: {
  readonly plan: Plan
  readonly portal: Asked<Portal>
  readonly port: number
  readonly load: Asked<Load>
  readonly folder: string
}): Promise<Figure[]> {
  const { plan, portal, port, load, folder } = given
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
  await bare.stop()
  const [ours, theirs] = [capacities(measured.portal), capacities(measured.bare)]
  return [
    {
      ...{
        id: 'public.ratio',
        what: 'public page from the cache / bare node:http',
        unit: '',
        target: { atLeast: 0.5 },
      },
      value: medianRatio(ours, theirs),
      rounds: { portal: ours, bare: theirs, portalRate: rates(measured.portal), bareRate: rates(measured.bare) },
      note: `answers in a second of processor time; ${kept.body.length} bytes; portal: ${busyWords(measured.portal)}; bare: ${busyWords(measured.bare)}`,
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
