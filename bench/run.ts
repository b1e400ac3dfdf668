import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { demoAccounts } from '#db/seed/demo-accounts.ts'
import { seedDemo } from '#db/seed/seed.server.ts'
import { build, isBuildStale } from '../scripts/build.ts'
import { end, program } from '../scripts/program.ts'
import { say } from '../scripts/progress.ts'
import { startBenchDatabases, type BenchDatabases } from './harness/bench-database.ts'
import { isReached, type Figure } from './harness/figure.ts'
import { busyness, busyWarning, describeMachine } from './harness/machine.ts'
import { portalSettings } from './harness/portal-settings.ts'
import { readOptions, type Plan } from './harness/read-options.ts'
import { report } from './harness/report.ts'
import { startProcess, type Asked } from './harness/start-process.ts'
import { accessLog } from './measures/access-log.ts'
import { activities } from './measures/activities.ts'
import { appointments } from './measures/appointments.ts'
import { booking } from './measures/booking.ts'
import { bytes } from './measures/bytes.ts'
import { inbox } from './measures/inbox.ts'
import { publicPage } from './measures/public-page.ts'
import { signInAttack } from './measures/sign-in-attack.ts'
import type { Load } from './processes/load.ts'
import type { Portal } from './processes/portal.ts'

const password = 'demo-bench-password'

const accountOf = (role: string) => demoAccounts.find((account) => account.role === role)!.email

/** What is measured on the demo neighbourhood: the public page, and what pages weigh. */
async function onDemo(plan: Plan, databases: BenchDatabases, load: Asked<Load>): Promise<Figure[]> {
  const { folder } = databases
  const urls = await databases.make('demo', (made) =>
    seedDemo(made.owner, Temporal.Now.instant(), (text) => say(`demo: ${text}`), password),
  )
  const portal = startProcess<Portal>('portal', { on: 'server', env: portalSettings(urls), folder })
  const port = await portal.ask('start', undefined as never)
  const cookieOf = (role: string) => portal.ask('sessionOf', { slug: 'overvecht', email: accountOf(role) })
  const cookies = { resident: await cookieOf('RESIDENT'), professional: await cookieOf('PRACTICE_ASSISTANT') }
  const figures = [
    ...(plan.only.includes('public') ? await publicPage({ plan, portal, port, load, folder, urls }) : []),
    ...(plan.only.includes('bytes') ? await bytes({ port, cookies }) : []),
  ]
  await portal.stop()
  if (!plan.only.includes('attack')) return figures
  const attacked = demoAccounts.filter(({ role }) => role !== 'RESIDENT').map(({ email }) => email)
  const reader = accountOf('PRACTICE_ASSISTANT')
  return [...figures, ...(await signInAttack({ plan, urls, folder, reader, attacked }))]
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return 'none'
  }
}

async function write(result: { readonly at: string }): Promise<string> {
  const folder = join(import.meta.dirname, 'results')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${result.at.slice(0, 16).replaceAll(':', '-')}.json`)
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`)
  return file
}

/** `npm run bench`: what the portal costs, measured against what does the same without it. */
await program(async () => {
  const plan = readOptions()
  const at = Temporal.Now.instant().toString()
  const busyBefore = busyness()
  if (await isBuildStale()) {
    say('pages: building')
    await build()
  }
  say('database: starting PostgreSQL in a temporary folder')
  const databases = await startBenchDatabases()
  const load = startProcess<Load>('load', { on: 'load', folder: databases.folder })
  const asks = (...names: Plan['only']) => plan.only.some((name) => names.includes(name))
  const figures = [
    ...(asks('public', 'bytes', 'attack') ? await onDemo(plan, databases, load) : []),
    ...(asks('inbox', 'size') ? await inbox(plan, databases, load) : []),
    ...(asks('booking') ? await booking(plan, databases) : []),
    ...(asks('appointments') ? await appointments(plan, databases) : []),
    ...(asks('activities') ? await activities(plan, databases) : []),
    ...(asks('log') ? await accessLog(plan, databases) : []),
  ]
  const warning = busyWarning(busyBefore)
  console.log(`\n${[report(figures), warning].filter(Boolean).join('\n\n')}\n`)
  const machine = { ...describeMachine(), busyBefore, busyAfter: busyness(), warning }
  const known = {
    durability: 'fsync off: commits cost no disk, on no side',
    jobs: 'sealing and mail run in no process that is measured',
    connections: { http: 32, pool: 10 },
  }
  const judged = figures.map((figure) => ({ ...figure, reached: isReached(figure) }))
  say(`written to ${await write({ at, ...{ commit: commit(), plan, machine, known, figures: judged } })}`)
  if (plan.strict && judged.some(({ reached }) => reached === false)) await end(1)
})
