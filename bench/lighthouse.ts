import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import lighthouse, { type Flags } from 'lighthouse'
import { Temporal } from 'temporal-polyfill'
import { tryPort } from '#db/embedded/free-port.server.ts'
import { seedDemo } from '#db/seed/seed.server.ts'
import { build, isBuildStale } from '../scripts/build.ts'
import { findChromium } from '../scripts/find-chromium.ts'
import { atEnd, end, program } from '../scripts/program.ts'
import { say } from '../scripts/progress.ts'
import { startBenchDatabases } from './harness/bench-database.ts'
import { busyness } from './harness/machine.ts'
import { lighthouseTable, scoreNames, tooLow, type PageScores } from './harness/lighthouse-table.ts'
import { portalSettings } from './harness/portal-settings.ts'
import { startProcess } from './harness/start-process.ts'
import { visitPage } from './harness/visit.ts'
import type { Portal } from './processes/portal.ts'

const password = 'demo-bench-password'
/** Lighthouse's figures differ from look to look: the middle one of three counts. */
const looks = 3
const costs = join(import.meta.dirname, '../docs/costs.md')

/** What Lighthouse says of one look at a page, with its own mobile settings: a slow phone on slow 4G. */
async function look(url: string, port: number): Promise<PageScores> {
  const flags: Flags = { port, onlyCategories: [...scoreNames], logLevel: 'error', output: 'json' }
  const seen = await lighthouse(url, flags)
  if (!seen) throw new Error(`Lighthouse said nothing of ${url}`)
  const { categories, audits } = seen.lhr
  const number = (name: string) => audits[name]?.numericValue ?? Number.NaN
  const missed = Object.values(audits).filter(
    ({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === 'binary',
  )
  return {
    scores: scoreNames.map((name) => Math.round((categories[name]?.score ?? 0) * 100)),
    largestPaint: number('largest-contentful-paint'),
    shift: number('cumulative-layout-shift'),
    bytes: number('total-byte-weight'),
    missed: missed.map(({ id }) => id),
  }
}

/** The look whose largest paint is the middle one. */
const middle = (all: readonly PageScores[]) =>
  all.toSorted((one, other) => one.largestPaint - other.largestPaint)[Math.floor(all.length / 2)]!

/** The page of the first activity of a list. */
async function firstActivity(port: number, list: string): Promise<string> {
  const { body } = await visitPage(port, list)
  const found = new RegExp(`href="(${list}/[0-9a-f-]{36})`).exec(body.toString())?.[1]
  if (!found) throw new Error(`${list} shows no activity`)
  return found
}

/** `npm run lighthouse`: how the list and one activity do on a phone, by Lighthouse; written into docs/costs.md. */
await program(async () => {
  if (await isBuildStale()) {
    say('pages: building')
    await build()
  }
  const databases = await startBenchDatabases()
  const urls = await databases.make('demo', (made) =>
    seedDemo(made.owner, Temporal.Now.instant(), (text) => say(`demo: ${text}`), password),
  )
  const { folder } = databases
  const portal = startProcess<Portal>('portal', { on: 'anywhere', env: portalSettings(urls), folder })
  const port = await portal.ask('start', undefined as never)
  const debugging = await tryPort(0, '127.0.0.1')
  const args = ['--no-sandbox', `--remote-debugging-port=${debugging}`]
  const browser = await chromium.launch({ executablePath: await findChromium(), args })
  atEnd(() => browser.close())

  const pages = [
    ['the list', '/nl/activiteiten'],
    ['one activity', await firstActivity(port, '/nl/activiteiten')],
    ['the sociale kaart', '/nl/sociale-kaart'],
    ['the list in Arabic', '/ar/activiteiten'],
  ] as const
  const found: [string, PageScores][] = []
  for (const [name, path] of pages) {
    say(`lighthouse: ${name}`)
    const all: PageScores[] = []
    for (let turn = 0; turn < looks; turn += 1) all.push(await look(`http://localhost:${port}${path}`, debugging!))
    found.push([name, middle(all)])
  }
  const table = lighthouseTable(found, Temporal.Now.plainDateISO().toString(), busyness())
  console.log(`\n${table}\n`)
  const text = await readFile(costs, 'utf8')
  await writeFile(costs, text.replace(/(<!-- lighthouse -->\n)[\s\S]*?(<!-- \/lighthouse -->)/, `$1\n${table}\n\n$2`))
  const low = tooLow(found)
  for (const line of low) say(line)
  if (low.length > 0) await end(1)
})
