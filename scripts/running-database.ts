import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartProblem } from '#app/platform/start-problem.ts'
import { roleNames } from '#db/roles.server.ts'

/**
 * Puts the settings of a demo that runs in `DATA_DIR` into this process, so that a second program reaches its database.
 * Settings that stand already stay.
 */
export async function joinRunningDemo(): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || '.data')
  const read = (name: string) =>
    readFile(join(dataDir, name), 'utf8').catch(() => {
      throw new StartProblem(
        `No demo runs in ${dataDir}: start it there, or say with DATABASE_URL which database is meant.`,
      )
    })
  const secrets = JSON.parse(await read('secrets.json')) as Record<string, string>
  const port = (await read('postgres-port')).trim()
  const as = (role: keyof typeof roleNames) =>
    `postgresql://${roleNames[role]}:${secrets[role] ?? ''}@127.0.0.1:${port}/drieluik`
  process.env.DATABASE_URL = as('app')
  process.env.DATABASE_WORKER_URL = as('worker')
  process.env.DATABASE_SEALER_URL = as('sealer')
  process.env.DEMO = 'on'
  process.env.APP_SECRET ||= secrets['APP_SECRET'] ?? ''
  process.env.SEAL_WITNESS_FILE ||= join(dataDir, 'seal-witness.log')
  if (!process.env.SEAL_KEYS) process.env.SEAL_KEYS_FILE ||= join(dataDir, 'seal-keys')
}
