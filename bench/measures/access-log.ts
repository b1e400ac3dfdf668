import { Temporal } from 'temporal-polyfill'
import type pg from 'pg'
import { withClient, type RoleUrls } from '#db/roles.server.ts'
import { logNow, logResidents, logTenant, makeLogGround, residentOfLog, userOfLog } from '../ground/log-ground.ts'
import type { BenchDatabases } from '../harness/bench-database.ts'
import { median, medianRatio, type Figure } from '../harness/figure.ts'
import { interleave } from '../harness/interleave.ts'
import { portalSettings } from '../harness/portal-settings.ts'
import type { Plan } from '../harness/read-options.ts'
import { startProcess } from '../harness/start-process.ts'
import type { LogSealer } from '../processes/log-sealer.ts'
import type { LogWriters } from '../processes/log-writers.ts'
import { say } from '../../scripts/progress.ts'

const times = 200
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const until = logNow.toString()
const daysAgo = (days: number) => logNow.subtract({ hours: 24 * days }).toString()

interface Asking {
  readonly id: string
  readonly what: string
  readonly kind: 'resident' | 'officer'
  readonly text: string
  /** The values for the n-th time: somebody else each time. */
  readonly values: (number: number) => unknown[]
}

const officerText = 'select * from officer_log($1, $2, $3, $4, $5, $6, $7, $8)'
const officer =
  (
    days: number,
    user: (n: number) => string | null,
    resident: (n: number) => string | null,
    checks: string | null = null,
  ) =>
  (number: number) => [daysAgo(days), until, lastId, user(number), resident(number), checks, null, 51]
const nobody = () => null
const someResident = (number: number) => residentOfLog((number * 7_919) % logResidents)

const asking: readonly Asking[] = [
  {
    ...{ id: 'log.looks30', what: 'who looked, 30 days, p95', kind: 'resident' },
    text: 'select * from access_log_about_me($1, $2, $3, $4)',
    values: () => [daysAgo(30), until, lastId, 201],
  },
  {
    ...{ id: 'log.looks365', what: 'who looked, a year, p95', kind: 'resident' },
    text: 'select * from access_log_about_me($1, $2, $3, $4)',
    values: () => [daysAgo(365), until, lastId, 201],
  },
  ...[30, 365].flatMap((days): Asking[] => [
    {
      ...{ id: `log.user${days}`, what: `officer, one user, ${days} days, p95`, kind: 'officer', text: officerText },
      values: officer(days, userOfLog, nobody),
    },
    {
      ...{
        id: `log.resident${days}`,
        what: `officer, one resident, ${days} days, p95`,
        kind: 'officer',
        text: officerText,
      },
      values: officer(days, nobody, someResident),
    },
    {
      ...{ id: `log.all${days}`, what: `officer, everybody, ${days} days, p95`, kind: 'officer', text: officerText },
      values: officer(days, nobody, nobody),
    },
    {
      ...{
        id: `log.emergency${days}`,
        what: `officer, emergencies, ${days} days, p95`,
        kind: 'officer',
        text: officerText,
      },
      values: officer(days, nobody, nobody, '___T'),
    },
  ]),
]

/** Milliseconds in which 95 of 100 answers came, one after another, each about somebody else. */
async function p95(client: pg.Client, { kind, text, values }: Asking): Promise<{ value: number; rows: number }> {
  const took: number[] = []
  let rows = 0
  for (let number = 0; number < times; number += 1) {
    await client.query('begin')
    await client.query(
      `select set_config('app.tenant', $1, true), set_config('app.person', $2, true), set_config('app.kind', $3, true), set_config('app.now', $4, true)`,
      [logTenant, someResident(number), kind, until],
    )
    const began = performance.now()
    const answer = await client.query(text, values(number))
    took.push(performance.now() - began)
    rows += answer.rowCount ?? 0
    await client.query('rollback')
  }
  took.sort((one, other) => one - other)
  return { value: took[Math.ceil(times * 0.95) - 1]!, rows: rows / times }
}

async function readingFigures(urls: RoleUrls, entries: number): Promise<Figure[]> {
  const figures: Figure[] = []
  await withClient(urls.app, async (client) => {
    for (const each of asking) {
      await p95(client, each)
      const { value, rows } = await p95(client, each)
      const note = `${entries} entries, ${rows.toFixed(0)} rows an answer`
      figures.push({ ...{ id: each.id, what: each.what, unit: 'ms', target: { atMost: 100 } }, value, note })
      say(`log: ${each.what}: ${value.toFixed(1)} ms, ${note}`)
    }
  })
  return figures
}

/** The same columns and key, and nothing else: no months, no policy, no index for reading, no seal. */
const plainTables = `
  create table plain_log (like access_log including defaults, primary key (tenant_id, recorded_at, id));
  create table plain_log_objects (like access_log_objects including defaults, primary key (tenant_id, entry_id, object_id, object_detail));
  grant insert on plain_log, plain_log_objects to drieluik_app`

async function writingFigures(plan: Plan, databases: BenchDatabases): Promise<Figure[]> {
  const urls = await databases.make('logboek_schrijven', ({ owner }) =>
    withClient(owner, async (client) => {
      await client.query('select log_months.make_month($1)', ['2026-04-01'])
      await client.query(plainTables)
    }),
  )
  const { folder } = databases
  const sealer = startProcess<LogSealer>('log-sealer', { on: 'load', folder, env: portalSettings(urls) })
  const writers = startProcess<LogWriters>('log-writers', { on: 'server', folder, env: portalSettings(urls) })
  for (const side of ['log', 'plain']) await writers.ask('connect', { side, url: urls.app })
  const count = plan.quick ? 6_000 : 20_000
  const left: number[] = []
  const sides = {
    sealed: async () => {
      await sealer.ask('start', undefined as never)
      const rate = await writers.ask('write', { side: 'log', count, plain: false })
      left.push(await sealer.ask('drain', undefined as never))
      return rate
    },
    unsealed: async () => {
      const rate = await writers.ask('write', { side: 'log', count, plain: false })
      await sealer.ask('drain', undefined as never)
      return rate
    },
    plain: () => writers.ask('write', { side: 'plain', count, plain: true }),
  }
  for (const side of Object.values(sides)) await side()
  const rates = await interleave('log, eight writers', plan.rounds, sides)
  const verified = await sealer.ask('verify', undefined as never)
  for (const each of [sealer, writers]) await each.stop()
  return [
    {
      ...{
        id: 'log.seal',
        what: 'eight writers while the sealer runs / the same without it',
        unit: '',
        target: { atLeast: 0.9 },
      },
      value: medianRatio(rates.sealed, rates.unsealed),
      rounds: { sealed: rates.sealed, unsealed: rates.unsealed },
      note: `${count} entries a round; unsealed when the writers were done: ${left.join(', ')}`,
    },
    {
      ...{
        id: 'log.plain',
        what: 'eight writers while the sealer runs / into plain tables',
        unit: '',
        target: null,
      },
      value: medianRatio(rates.sealed, rates.plain),
      rounds: { sealed: rates.sealed, plain: rates.plain },
      note: 'plain: one key a table; ours: months, policies, a key between the tables and the indexes for reading',
    },
    {
      ...{ id: 'log.rate', what: 'entries written a second, sealed', unit: '/s', target: null },
      value: median(rates.sealed),
    },
    {
      ...{ id: 'log.verify', what: 'entries verified a second', unit: '/s', target: null },
      value: verified.perSecond,
      note: `${verified.entries} entries; ten million take ${(10_000_000 / verified.perSecond / 60).toFixed(1)} minutes`,
    },
  ]
}

/** The access log: what its seal costs who writes it, and how long a question to a large one takes. */
export async function accessLog(plan: Plan, databases: BenchDatabases): Promise<Figure[]> {
  const writing = await writingFigures(plan, databases)
  for (const { what, value } of writing) say(`log: ${what}: ${value.toFixed(2)}`)
  const began = Temporal.Now.instant()
  const urls = await databases.make('logboek', (made) => makeLogGround(made, plan.logEntries, say))
  say(`log: filled in ${Math.round(began.until(Temporal.Now.instant()).total('seconds'))} s`)
  return [...writing, ...(await readingFigures(urls, plan.logEntries))]
}
