import type { Plan } from '../harness/read-options.ts'
import { interleave } from '../harness/interleave.ts'
import type { Asked } from '../harness/start-process.ts'
import type { Fired, Load } from '../processes/load.ts'
import { StartProblem } from '#app/platform/start-problem.ts'

export interface Site {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Processor time of its server so far, in milliseconds. */
  readonly processorTime: () => Promise<number>
}

export interface Measured extends Fired {
  /** Share of its core that the server was busy. */
  readonly serverBusy: number
}

const connections = 32

/**
 * Asks sites in turn with 32 connections at once; the first, uncounted time warms them up.
 * @throws StartProblem when an answer is not the page.
 */
export async function measureRequests<Name extends string>(
  title: string,
  { plan, load, sites }: { plan: Plan; load: Asked<Load>; sites: Readonly<Record<Name, Site>> },
): Promise<Record<Name, Measured[]>> {
  const fire = async ({ url, headers, processorTime }: Site, seconds: number): Promise<Measured> => {
    const [began, before] = [performance.now(), await processorTime()]
    const fired = await load.ask('fire', { url, headers, connections, seconds })
    const serverBusy = ((await processorTime()) - before) / (performance.now() - began)
    if (fired.failed > 0) throw new StartProblem(`${title}: ${fired.failed} requests were not answered with a page.`)
    return { ...fired, serverBusy }
  }
  const names = Object.keys(sites) as Name[]
  for (const name of names) await fire(sites[name], Math.max(2, plan.seconds / 2))
  return interleave(
    title,
    plan.rounds,
    Object.fromEntries(names.map((name) => [name, () => fire(sites[name], plan.seconds)])) as Record<
      Name,
      () => Promise<Measured>
    >,
  )
}

const round = (value: number, digits = 2) => Number(value.toFixed(digits))

/** For the JSON: the answers a second of each side. */
export const rates = (measured: readonly Measured[]) => measured.map(({ rate }) => round(rate, 1))

/**
 * For the JSON: the answers in a second of the server's processor time. The same as `rates` where the server fills its
 * core; where the load generator is what holds it back, this is what the server could do.
 */
export const capacities = (measured: readonly Measured[]) =>
  measured.map(({ rate, serverBusy }) => round(rate / serverBusy, 1))

/** How busy a server and the load generator were, and what one answer took of the server's core, in words. */
export function busyWords(measured: readonly Measured[]): string {
  const mean = (pick: (each: Measured) => number) =>
    measured.reduce((sum, each) => sum + pick(each), 0) / measured.length
  const percent = (share: number) => `${Math.round(100 * share)} %`
  const each = mean(({ serverBusy, rate }) => (1_000 * serverBusy) / rate).toFixed(3)
  const load = percent(mean(({ busy }) => busy))
  return `${each} ms of processor time an answer, ${percent(mean(({ serverBusy }) => serverBusy))} of its core (load generator ${load})`
}
