import { openDatabase } from './database.ts'
import { provideSignIn, reserveSignIn } from './identity-provider/provide-sign-in.ts'
import { freePort, startPortal } from './portal.ts'
import { dropHalfSeeded, prepareDatabase, seedOnce } from './prepare-database.ts'
import { program } from './program.ts'
import { say } from './progress.ts'

/** `npm run dev`: as `npm start`, from the source, with reload and an invented outside world. */
await program(async () => {
  process.env.NODE_ENV = 'development'
  const port = await freePort()
  const { outsideWorld } = await import('../e2e/mocks/node.ts')
  outsideWorld.listen({ onUnhandledFrame: 'bypass' })
  const database = await openDatabase()
  const signIn = await reserveSignIn(port)
  await dropHalfSeeded(database)
  await prepareDatabase(database)
  if (process.env.DEMO === 'on') await seedOnce(database)
  await provideSignIn(signIn, database)
  say(`developing on ${await startPortal({ port, dev: true })}`)
  return 'stay'
})
