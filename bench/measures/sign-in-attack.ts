import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from '#app/platform/start-problem.ts'
import type { RoleUrls } from '#db/roles.server.ts'
import { medianRatio, type Figure } from '../harness/figure.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import { startProcess } from '../harness/start-process.ts'
import type { Plan } from '../harness/read-options.ts'
import type { Portal } from '../processes/portal.ts'
import type { SignInTries, Tried } from '../processes/sign-in-tries.ts'
import type { Visited, Visits } from '../processes/visits.ts'
import { say } from '../../scripts/progress.ts'

const slug = 'overvecht'
const processes = 4
const tries = 1_000
const perSecond = 20
const nothing = undefined as never

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}

/** Somebody tries a thousand passwords at once, over four processes; what everybody else notices of it. */
export async function signInAttack(given: {
  readonly plan: Plan
  readonly urls: RoleUrls
  readonly folder: string
  readonly reader: string
  readonly attacked: readonly string[]
}): Promise<Figure[]> {
  const { plan, urls, folder, attacked } = given
  const env = portalSettings(urls, { TRUSTED_PROXY: '127.0.0.1,::1' })
  const portals = Array.from({ length: processes }, () =>
    startProcess<Portal>('portal', { on: 'anywhere', env, folder }),
  )
  const ports: number[] = []
  for (const portal of portals) ports.push(await portal.ask('start', nothing))
  const cookie = await portals[0]!.ask('sessionOf', { slug, email: given.reader })
  const visits = startProcess<Visits>('visits', { on: 'anywhere', folder })
  const attacker = startProcess<SignInTries>('sign-in-tries', { on: 'anywhere', folder })
  const reading = { ports, path: '/werk/vragen', cookie, perSecond }

  const during = async (meanwhile: () => Promise<unknown>): Promise<Visited> => {
    await visits.ask('begin', reading)
    await meanwhile()
    const visited = (await visits.ask('end', nothing)) as Visited
    if (visited.failed > 0) throw new StartProblem(`${visited.failed} pages were not answered.`)
    return visited
  }
  await during(() => pause(3_000))
  // A portal that has served for a while has met sign-ins before: of nobody, so that no account's tries are counted.
  await attacker.ask('tryAll', { ports, email: `niemand@${slug}.example`, count: 20 * processes })
  const calm: number[] = []
  const attack: number[] = []
  const seen: Tried[] = []
  for (let round = 0; round < plan.rounds; round += 1) {
    say(`sign-in under attack: round ${round + 1} of ${plan.rounds}`)
    calm.push(percentile((await during(() => pause(6_000))).took, 0.99))
    // Another account each round: what counts tries forgets them after two hours only.
    const email = attacked[round % attacked.length]!
    const under = await during(async () => {
      seen.push(await attacker.ask('tryAll', { ports, email, count: tries }))
    })
    attack.push(percentile(under.took, 0.99))
  }
  for (const each of [...portals, visits, attacker]) await each.stop()
  const last = seen.at(-1)!
  return [
    {
      ...{ id: 'attack.p99', what: 'inbox page, p99 while 1,000 passwords are tried / otherwise', unit: '' },
      ...{ target: { atMost: 2 }, value: medianRatio(attack, calm), rounds: { attack, calm } },
      note: `${perSecond} pages a second over ${processes} processes; the tries took ${seen.map(({ milliseconds }) => Math.round(milliseconds)).join(', ')} ms; answers by status of the last: ${JSON.stringify(last.statuses)}`,
    },
  ]
}
