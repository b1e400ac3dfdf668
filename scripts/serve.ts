import { stat } from 'node:fs/promises'
import { getEnv } from '#app/platform/env.server.ts'
import { StartProblem } from '#app/platform/start-problem.ts'
import { pendingMigrations } from '#db/migrate.server.ts'
import { buildEntry } from './build.ts'
import { freePort, startPortal } from './portal.ts'
import { program } from './program.ts'
import { say } from './progress.ts'

/** The migrations that the database lacks; a database that is away is said in a sentence. */
async function lacking(url: string): Promise<string[]> {
  try {
    return await pendingMigrations(url)
  } catch (error) {
    const { hostname, port } = new URL(url)
    const reason = (error as { code?: string }).code ?? (error as Error).name
    throw new StartProblem(
      `The database of DATABASE_URL (${hostname}:${port || 5432}) lets nobody in (${reason}): is it there, and was "npm run migrate" run?`,
    )
  }
}

/** `npm run serve`: the portal in production. Refuses a setting that is wrong and a database that is not up to date. */
await program(async () => {
  process.env.NODE_ENV = 'production'
  const env = getEnv()
  const port = await freePort()
  if (!(await stat(buildEntry).catch(() => null)))
    throw new StartProblem('There is no build: run "npm run build" first.')
  const missing = await lacking(env.DATABASE_URL)
  if (missing.length > 0)
    throw new StartProblem(`The database is not migrated: run "npm run migrate" first. It lacks: ${missing.join(', ')}`)
  say(`serving on ${await startPortal({ port })}`)
  return 'stay'
})
