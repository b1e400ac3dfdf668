import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { StartProblem } from '#app/platform/start-problem.ts'
import { program } from './program.ts'

const works = (path: string) =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0

function tell(text: string): void {
  console.error(`chromium: ${text}`)
}

function run(...[program, ...words]: [string, ...string[]]): void {
  tell(`running ${[program.replace(/^.*node_modules/, 'node_modules'), ...words].join(' ')}`)
  const done = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 300_000 })
  if (done.status !== 0)
    tell(`that failed: ${(done.stderr || done.error?.message || '').trim().split('\n').at(-1) ?? ''}`)
}

/**
 * A Chromium that starts on this machine: the one of `CHROMIUM_PATH`, the system's, Playwright's, or one that is
 * installed now. Says on standard error what it does.
 * @throws StartProblem when none can be had.
 */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!works(given)) throw new StartProblem(`CHROMIUM_PATH names ${given}, which does not start.`)
    return given
  }
  // The shell without a window needs half the processor time of the whole browser, and shows the same pages.
  const system = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
  const own = chromium.executablePath()
  const found = () => [...system, own].find(works)
  const ways = [
    () => undefined,
    () => run(process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium'),
    () => {
      if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
      run('apt-get', 'update')
      run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium-headless-shell')
      // Not every release has it.
      if (!found()) run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')
    },
  ]
  for (const way of ways) {
    way()
    const path = found()
    if (path) {
      tell(`using ${path}`)
      return path
    }
  }
  throw new StartProblem(
    'No Chromium was found and none could be installed: install one and set CHROMIUM_PATH to its path.',
  )
}

if (import.meta.main) await program(async () => console.log(await findChromium()))
