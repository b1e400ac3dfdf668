import type { RoleUrls } from '#db/roles.server.ts'
import { appointmentsNow, appointmentsSlug } from '../ground/appointments-ground.ts'
import { median, medianRatio, p99, type Figure } from '../harness/figure.ts'
import { interleave } from '../harness/interleave.ts'
import { hasPgbench, runPgbench } from '../harness/pgbench.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess } from '../harness/start-process.ts'
import type { BareClient } from '../processes/bare-client.ts'
import type { BookOverHttp } from '../processes/book-over-http.ts'
import type { Domain } from '../processes/domain.ts'
import type { Portal } from '../processes/portal.ts'
import type { Statement } from '../processes/record-statements.ts'
import { wishesOf } from './booking.ts'
import type { Copies, Filled } from './free-times.ts'

const now = appointmentsNow.toString()
/** Of residents who book at a time; and of clients without a portal, as many as it has connections. */
const [residents, clients] = [32, 10]
/** Rounds that are not counted: a portal and its kept plans need some hundreds of bookings before they are as fast as they stay. */
export const warmUps = 8

/** Milliseconds that the same statements take without a portal: by pgbench, or, where there is none, by bare `pg` clients. */
async function startOther(url: string, folder: string) {
  if (hasPgbench())
    return {
      name: 'pgbench',
      replay: (all: readonly (readonly Statement[])[]) => runPgbench({ url, all, clients, folder }),
      stop: async () => undefined,
    }
  const bare = startProcess<BareClient>('bare-client', { on: 'server', folder })
  await bare.ask('connect', { url })
  return {
    name: 'bare pg clients (this machine has no pgbench)',
    replay: (all: readonly (readonly Statement[])[]) => bare.ask('replay', { all }),
    stop: () => bare.stop(),
  }
}

/** Booking over HTTP where two years of appointments are, against the same statements in the same transactions by pgbench. */
export async function appointmentsHttp(
  plan: Plan,
  folder: string,
  { urls, bookers, appointments }: Filled,
  { copy, drop }: Copies,
): Promise<Figure[]> {
  const settings = { DEFAULT_TENANT: appointmentsSlug, DEMO_NOW: now }
  const start = <A extends Domain | Portal>(name: string, at: RoleUrls) =>
    startProcess<A>(name, { on: 'server', folder, env: portalSettings(at, settings) })
  const first = start<Domain>('domain', urls)
  const wishes = await wishesOf(first, bookers, now)
  await first.stop()
  const recorder = start<Domain>('domain', await copy('agendas_record'))
  const statements = await recorder.ask('recordBookings', { now, wishes })
  await recorder.stop()
  await drop('agendas_record')

  const other = await startOther((await copy('agendas_bare')).app, folder)
  const portal = start<Portal>('portal', await copy('agendas_http'))
  const people = startProcess<BookOverHttp>('book-over-http', { on: 'load', folder })
  const port = await portal.ask('start', undefined as never)
  const part = <T>(all: readonly T[], round: number) => all.slice(round * plan.bookings, (round + 1) * plan.bookings)
  const sides = {
    other: async (round: number) => ({ took: await other.replay(part(statements, round)), forms: [] as number[] }),
    http: (round: number) => people.ask('bookTimed', { port, wishes: part(wishes, round), atOnce: residents }),
  }
  for (let round = 0; round < warmUps; round += 1) for (const side of Object.values(sides)) await side(round)
  const measured = await interleave('booking among many', plan.rounds, {
    other: (round) => sides.other(round + warmUps),
    http: (round) => sides.http(round + warmUps),
  })
  await Promise.all([portal.stop(), people.stop(), other.stop()])

  const rates = (side: keyof typeof sides) =>
    measured[side].map(({ took }) => Number(((1_000 * plan.bookings) / took).toFixed(1)))
  const slow = measured.http.map(({ forms }) => Number(p99(forms).toFixed(1)))
  const count = median(statements.map((each) => each.length))
  return [
    {
      ...{ id: 'times.http', what: `booking over HTTP / the same SQL by pgbench`, unit: '', target: { atLeast: 0.25 } },
      value: medianRatio(rates('http'), rates('other')),
      rounds: { http: rates('http'), other: rates('other') },
      note: `among ${appointments} appointments; against ${other.name}, ${clients} connections, ${count} statements a booking`,
    },
    {
      ...{ id: 'times.http.p99', what: `booking over HTTP, a form, p99 at ${residents} connections`, unit: 'ms' },
      target: { atMost: 150 },
      value: median(slow),
      rounds: { p99: slow, median: measured.http.map(({ forms }) => Number(median(forms).toFixed(1))) },
      note: 'two forms a booking: the time that is chosen, and its confirmation',
    },
  ]
}
