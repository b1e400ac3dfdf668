import { build, isBuildStale } from './build.ts'
import { openDatabase } from './database.ts'
import { freePort, startPortal } from './portal.ts'
import { demoPassword, dropHalfSeeded, prepareDatabase, seedOnce } from './prepare-database.ts'
import { program } from './program.ts'
import { say } from './progress.ts'

async function makeBuild(): Promise<void> {
  if (!(await isBuildStale())) return say('pages: built already')
  say('pages: building')
  await build()
  say('pages: built')
}

async function makeDatabase(): Promise<void> {
  say(process.env.DATABASE_URL ? 'database: the one of DATABASE_URL' : 'database: starting PostgreSQL')
  const database = await openDatabase()
  await dropHalfSeeded(database)
  await prepareDatabase(database)
  say('database: ready')
  if (process.env.DEMO === 'on') await seedOnce(database)
}

async function showAccounts(): Promise<void> {
  const { demoAccounts } = await import('#db/seed/demo-accounts.ts')
  const width = Math.max(...demoAccounts.map(({ email }) => email.length))
  const lines = demoAccounts.map(({ label, email }) => `  ${email.padEnd(width)}  ${label}`)
  console.log(['', `Demo accounts, all with the password ${demoPassword()}`, ...lines].join('\n'))
}

/** `npm start`: everything that a demo needs, on a machine that has nothing. */
await program(async () => {
  process.env.NODE_ENV = 'production'
  const port = await freePort()
  // Side by side: each keeps one core busy.
  await Promise.all([makeDatabase(), makeBuild()])
  const address = await startPortal({ port })
  if (process.env.DEMO === 'on') await showAccounts()
  console.log(`\nDrieluik: ${address}  (Ctrl-C stops it)\n`)
  say('ready')
  return 'stay'
})
