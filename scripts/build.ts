import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from '#app/platform/start-problem.ts'
import { atEnd, program } from './program.ts'
import { trimManifests } from './trim-manifest.ts'

/** Written last by the build, so it is there only when the rest is. */
export const buildEntry = 'build/server/index.js'

const sources = ['app', 'locales', 'public', 'db', 'vite.config.ts', 'remix.config.js', 'package-lock.json']

const changedAt = (path: string) =>
  stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  )

async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const names = (await readdir(path)).filter((name) => !/\.(test|md)\b/.test(name))
  return Math.max(found.mtimeMs, ...(await Promise.all(names.map((name) => newest(join(path, name))))))
}

/** Whether the source is newer than the build, or there is none. */
export async function isBuildStale(): Promise<boolean> {
  const built = await changedAt(buildEntry)
  const changed = await Promise.all(sources.map(newest))
  return built === 0 || changed.some((time) => time > built)
}

/**
 * Builds the pages and their scripts in a process of its own.
 * @throws StartProblem with the builder's output when it fails.
 */
export async function build(): Promise<void> {
  await rm(buildEntry, { force: true })
  const command = ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build']
  const child = spawn(process.execPath, command, {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  // Whoever starts the portal may find a reason to end while this is under way: nothing is left behind.
  atEnd(async () => {
    if (child.exitCode === null && child.kill()) await closed
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()))
  const [code] = await closed
  if (code !== 0) throw new StartProblem(`The build failed:\n${text}`)
  trimManifests('build/client/assets')
}

if (import.meta.main) await program(build)
