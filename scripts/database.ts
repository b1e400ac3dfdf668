import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartProblem } from '#app/platform/start-problem.ts'
import { startEmbeddedPostgres } from '#db/embedded-postgres.server.ts'
import { roleNames, withDatabase, type RoleUrls } from '#db/roles.server.ts'
import { demoSealKeys, demoSecrets } from './demo-secrets.ts'
import { atEnd, end, explain } from './program.ts'
import { say } from './progress.ts'

export interface Database {
  readonly urls: RoleUrls
  /** Makes the roles; absent when they were made before by somebody who may. */
  readonly adminUrl?: string
  /** The folder of an embedded database; absent when the database is somebody's own. */
  readonly dataDir?: string
}

const settingOf = {
  app: 'DATABASE_URL',
  owner: 'DATABASE_OWNER_URL',
  worker: 'DATABASE_WORKER_URL',
  sealer: 'DATABASE_SEALER_URL',
} as const satisfies Record<keyof RoleUrls, string>

/** The addresses of the four roles from the settings. */
export function givenDatabase(): Database {
  const missing = Object.values(settingOf).filter((name) => !process.env[name])
  if (missing.length > 0)
    throw new StartProblem(`These settings are missing (.env.example explains each): ${missing.join(', ')}`)
  const read = (role: keyof RoleUrls) => process.env[settingOf[role]] ?? ''
  return {
    urls: { app: read('app'), owner: read('owner'), worker: read('worker'), sealer: read('sealer') },
    adminUrl: process.env.DATABASE_ADMIN_URL || undefined,
  }
}

/** Starts the server again when it ends by itself; the portal says meanwhile that it is away. */
async function keepRunning(dataDir: string): Promise<string> {
  let server = await startEmbeddedPostgres({ dataDir })
  const watch = () => {
    void server.lost.then(async () => {
      say('PostgreSQL ended by itself; it is started again')
      try {
        await server.stop()
        await sleep(500)
        server = await startEmbeddedPostgres({ dataDir })
        watch()
      } catch (error) {
        console.error(explain(error))
        await end(1)
      }
    })
  }
  watch()
  atEnd((mode) => server.stop(mode === 'now' ? 'immediate' : 'fast'))
  return server.adminUrl
}

/**
 * Starts the embedded PostgreSQL in `DATA_DIR` and puts its addresses and the demo's secrets into the settings of this
 * process, where they do not stand already.
 */
async function embeddedDatabase(): Promise<Database> {
  const dataDir = resolve(process.env.DATA_DIR || '.data')
  const adminUrl = await keepRunning(dataDir)
  const secrets = await demoSecrets(dataDir)
  const as = (role: keyof RoleUrls) => {
    const url = new URL(withDatabase(adminUrl, 'drieluik'))
    url.username = roleNames[role]
    url.password = secrets[role]
    return url.href
  }
  const urls = { app: as('app'), owner: as('owner'), worker: as('worker'), sealer: as('sealer') }
  for (const role of Object.keys(settingOf) as (keyof RoleUrls)[]) process.env[settingOf[role]] = urls[role]
  process.env.DEMO = 'on'
  process.env.DATA_DIR = dataDir
  process.env.APP_SECRET ||= secrets.APP_SECRET
  if (!process.env.SEAL_KEYS) process.env.SEAL_KEYS_FILE ||= await demoSealKeys(dataDir)
  process.env.METRICS_TOKEN ||= secrets.METRICS_TOKEN
  process.env.DEMO_PASSWORD ||= secrets.DEMO_PASSWORD
  process.env.SEAL_WITNESS_FILE ||= join(dataDir, 'seal-witness.log')
  return { urls, adminUrl, dataDir }
}

/** The database of the settings, or the embedded one when `DATABASE_URL` is not set. */
export function openDatabase(): Promise<Database> {
  return process.env.DATABASE_URL ? Promise.resolve(givenDatabase()) : embeddedDatabase()
}
