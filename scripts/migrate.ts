import { givenDatabase } from './database.ts'
import { prepareDatabase } from './prepare-database.ts'
import { program } from './program.ts'
import { say } from './progress.ts'

/** `npm run migrate`: roles (when `DATABASE_ADMIN_URL` is set) and tables of the database of the settings. */
await program(async () => {
  await prepareDatabase(givenDatabase())
  say('the database is up to date')
})
