import { randomBytes, randomInt } from 'node:crypto'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from '#app/platform/start-problem.ts'

const names = ['APP_SECRET', 'METRICS_TOKEN', 'DEMO_PASSWORD', 'app', 'owner', 'worker', 'sealer'] as const

/** Ten letters that are hard to mistake for one another, to be typed by a person. */
const password = () =>
  Array.from({ length: 10 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'.charAt(randomInt(31))).join('')

const make = (name: (typeof names)[number]) =>
  `demo-${name === 'DEMO_PASSWORD' ? password() : randomBytes(32).toString('base64url')}`

function readSecrets(text: string): Record<string, string> | null {
  try {
    return JSON.parse(text) as Record<string, string>
  } catch {
    return null
  }
}

/** Writes a file that its owner alone may read, and moves it to its place when whole: a full disk leaves no half. */
async function keepWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/**
 * The secrets of a demo, made at the first start and kept in `dataDir` (a folder that is there), readable by their
 * owner alone. Each begins with `demo-`, which production refuses.
 * @throws StartProblem when the file is there but cannot be read as such: new secrets would not fit the database.
 */
export async function demoSecrets(dataDir: string): Promise<Record<(typeof names)[number], string>> {
  const file = join(dataDir, 'secrets.json')
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const kept = readSecrets(text)
  if (kept === null) {
    throw new StartProblem(`${file} is damaged: put a copy of it back, or remove ${dataDir} to make the demo anew.`)
  }
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? make(name)]))
  if (names.some((name) => !kept[name])) {
    await keepWhole(file, JSON.stringify(secrets, null, 2))
  }
  return secrets as Record<(typeof names)[number], string>
}

/**
 * The file with the demo's key for values at rest, made at the first start, readable by its owner alone. Its name is
 * drawn, so that a database never meets another key under the name of the one that sealed it.
 * @returns where it stands.
 */
export async function demoSealKeys(dataDir: string): Promise<string> {
  const file = join(dataDir, 'seal-keys')
  const key = `demo-${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}\n`
  if (!(await stat(file).catch(() => null))) await keepWhole(file, key)
  return file
}
