import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import pg from 'pg'
import { StartProblem } from '#app/platform/start-problem.ts'
import type { Statement } from '../processes/record-statements.ts'
import { canPin, core } from './machine.ts'

/** Whether this machine has pgbench: it comes with PostgreSQL's own packages, not with the one from npm. */
export const hasPgbench = () => spawnSync('pgbench', ['--version']).status === 0

/** A parameter as PostgreSQL reads it in the text of a statement; its type follows from where it stands, as with `$1`. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return pg.escapeLiteral(String(value))
  throw new StartProblem(`pgbench can't be given a parameter that is ${typeof value}.`)
}

const inWords = ({ text, values }: Statement) =>
  `${text.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]))};\n`

/** Each client does its share, one booking after another, and no other's (pgbench: `\if`, `:client_id`). */
function scriptOf(all: readonly (readonly Statement[])[], clients: number): string {
  const shares = Array.from({ length: clients }, (_, client) => all.filter((_all, index) => index % clients === client))
  return shares
    .map((share, client) => `\\if :client_id = ${client}\n${share.flat().map(inWords).join('')}\\endif\n`)
    .join('')
}

/**
 * Milliseconds that pgbench takes for these statements, so many clients at a time in one thread, after it has connected.
 * @throws StartProblem when a statement failed.
 */
export async function runPgbench(given: {
  readonly url: string
  readonly all: readonly (readonly Statement[])[]
  readonly clients: number
  readonly folder: string
}): Promise<number> {
  const { url, all, clients, folder } = given
  const file = join(folder, 'pgbench.sql')
  await writeFile(file, scriptOf(all, clients))
  const words = [
    '--no-vacuum',
    '--protocol=simple',
    `--client=${clients}`,
    '--jobs=1',
    '--transactions=1',
    `--file=${file}`,
    url,
  ]
  const [command, ...rest] = canPin ? ['taskset', '-c', String(core.server), 'pgbench'] : ['pgbench']
  const child = spawn(command!, [...rest, ...words], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, PGOPTIONS: '-c timezone=UTC' },
  })
  const [said, complaints] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close')])
  const rate = Number(/^tps = ([\d.]+) \((?:without|excluding)/m.exec(said)?.[1])
  const processed = /actually processed: (\d+)/.exec(said)?.[1]
  if (!(rate > 0) || processed !== String(clients))
    throw new StartProblem(`pgbench failed: ${complaints.slice(-1_000)}`)
  return (1_000 * clients) / rate
}
