import { randomBytes, randomInt } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const names = ['APP_SECRET', 'METRICS_TOKEN', 'DEMO_PASSWORD', 'app', 'owner', 'worker', 'sealer'] as const

/** Ten letters that are hard to mistake for one another, to be typed by a person. */
const password = () =>
  Array.from({ length: 10 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'.charAt(randomInt(31))).join('')

const make = (name: (typeof names)[number]) =>
  `demo-${name === 'DEMO_PASSWORD' ? password() : randomBytes(32).toString('base64url')}`

/**
 * The secrets of a demo, made at the first start and kept in `dataDir`, readable by their owner alone. Each begins
 * with `demo-`, which production refuses.
 */
export async function demoSecrets(dataDir: string): Promise<Record<(typeof names)[number], string>> {
  const file = join(dataDir, 'secrets.json')
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Record<string, string>,
    () => ({}) as Record<string, string>,
  )
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? make(name)]))
  if (names.some((name) => !kept[name])) {
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  }
  return secrets as Record<(typeof names)[number], string>
}
