import { build, isBuildStale } from './build.ts'
import { openDatabase } from './database.ts'
import { provideSignIn, reserveSignIn } from './identity-provider/provide-sign-in.ts'
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

async function makeDatabase(port: number): Promise<void> {
  say(process.env.DATABASE_URL ? 'database: the one of DATABASE_URL' : 'database: starting PostgreSQL')
  const database = await openDatabase()
  const signIn = await reserveSignIn(port)
  await dropHalfSeeded(database)
  await prepareDatabase(database)
  say('database: ready')
  if (process.env.DEMO === 'on') await seedOnce(database)
  await provideSignIn(signIn, database)
}

async function showAccounts(): Promise<void> {
  const { demoAccounts } = await import('#db/seed/demo-accounts.ts')
  const width = Math.max(...demoAccounts.map(({ email }) => email.length))
  const lines = demoAccounts.map(({ label, email }) => `  ${email.padEnd(width)}  ${label}`)
  const codes = 'Who works here is also asked for a code of an app: /demo/codes shows them.'
  console.log(['', `Demo accounts, all with the password ${demoPassword()}`, ...lines, codes].join('\n'))
}

/** `npm start`: everything that a demo needs, on a machine that has nothing. */
await program(async () => {
  process.env.NODE_ENV = 'production'
  const port = await freePort()
  // Side by side: each keeps one core busy.
  await Promise.all([makeDatabase(port), makeBuild()])
  const address = await startPortal({ port })
  if (process.env.DEMO === 'on') await showAccounts()
  console.log(`\nDrieluik: ${address}  (Ctrl-C stops it)\n`)
  say('ready')
  return 'stay'
})
