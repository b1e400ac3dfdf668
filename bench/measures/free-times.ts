import type { RoleUrls } from '#db/roles.server.ts'
import {
  appointmentsNow,
  appointmentsSlug,
  huisartsen,
  type AppointmentsGround,
} from '../ground/appointments-ground.ts'
import { median, medianRatio, p99, type Figure } from '../harness/figure.ts'
import { interleave } from '../harness/interleave.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess } from '../harness/start-process.ts'
import type { FreeTimes } from '../processes/free-times.ts'

const now = appointmentsNow.toString()
const round = (value: number) => Number(value.toFixed(2))

/** A neighbourhood that is there, and where. */
export interface Filled extends AppointmentsGround {
  readonly urls: RoleUrls
}

/** Copies of the large neighbourhood. */
export interface Copies {
  copy(name: string): Promise<RoleUrls>
  drop(name: string): Promise<void>
}

/**
 * The free times of one huisarts for six weeks, and who of twelve can first: through database and domain in one process,
 * against the question about busy times alone, and with two years of appointments against two weeks of them.
 */
export async function freeTimes(plan: Plan, folder: string, large: Filled, small: Filled): Promise<Figure[]> {
  const start = ({ urls }: Filled) =>
    startProcess<FreeTimes>('free-times', {
      ...{ on: 'server', folder },
      env: portalSettings(urls, { DEFAULT_TENANT: appointmentsSlug, DEMO_NOW: now }),
    })
  const processes = { large: start(large), small: start(small) }
  const looksAt = (ground: Filled) => ground.bookers.slice(0, plan.looks)
  const look = (size: keyof typeof processes, of: 'one' | 'first') => () =>
    processes[size].ask('freeTimes', { now, looks: looksAt(size === 'large' ? large : small), of })
  const alone = (of: 'one' | 'first') => () => processes.large.ask('busyAlone', { now, looks: looksAt(large), of })
  const figures: Figure[] = []
  for (const [of, what, most] of [
    ['one', 'free times of one huisarts for six weeks', 15],
    ['first', `who of ${huisartsen} can first`, 50],
  ] as const) {
    const sides = { large: look('large', of), small: look('small', of), alone: alone(of) }
    for (const side of Object.values(sides)) await side()
    const took = await interleave(what, plan.rounds, sides)
    const middle = {
      large: took.large.map((each) => round(median(each))),
      small: took.small.map((each) => round(median(each))),
      alone: took.alone.map((each) => round(median(each))),
    }
    const slow = took.large.map((each) => round(p99(each)))
    const sizes = `${large.appointments} appointments in two years / ${small.appointments} in two weeks`
    figures.push(
      {
        ...{ id: `times.${of}.p99`, what: `${what}, p99`, unit: 'ms', target: { atMost: most } },
        value: median(slow),
        rounds: { p99: slow, median: middle.large },
        note: `${plan.looks} residents a round, one after another; the middle one took ${median(middle.large).toFixed(1)} ms`,
      },
      {
        ...{ id: `times.${of}.busy`, what: `${what} / the busy times alone`, unit: '', target: { atMost: 3 } },
        value: medianRatio(middle.large, middle.alone),
        rounds: { portal: middle.large, alone: middle.alone },
        note: 'alone: who acts and one question, in a transaction, by a bare pg client; ours decides, reads schedules and writes the log too',
      },
      {
        ...{ id: `times.${of}.size`, what: `${what}, ${sizes}`, unit: '', target: { atMost: 1.3 } },
        value: medianRatio(middle.large, middle.small),
        rounds: { large: middle.large, small: middle.small },
        note: 'busy times are read by an index on wijk, person and start, between two instants: what is behind is not read',
      },
    )
  }
  for (const each of Object.values(processes)) await each.stop()
  return figures
}
