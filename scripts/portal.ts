import { StartProblem } from '#app/platform/start-problem.ts'
import { tryPort } from '#db/embedded/free-port.server.ts'
import { atEnd } from './program.ts'

/** The port of the settings. Refuses in one sentence when it is taken, before any long work. */
export async function freePort(): Promise<number> {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartProblem('PORT must be a whole number from 0 to 65535.')
  const free = await tryPort(port).catch((error: NodeJS.ErrnoException) => {
    throw new StartProblem(`Port ${port} cannot be listened on (${error.code}): set PORT to another, such as 3000.`)
  })
  if (free === null) throw new StartProblem(`Port ${port} is in use: stop what listens there, or set PORT to another.`)
  return port
}

/** A key that got lost is noticed here, not at the first value that cannot be read. */
async function checkOwnKeys(): Promise<void> {
  const { getEnv } = await import('#app/platform/env.server.ts')
  const { keyRing } = await import('#app/platform/keys.server.ts')
  const { checkKeys } = await import('#db/key-check.server.ts')
  await checkKeys(getEnv().DATABASE_URL, keyRing())
}

/**
 * Starts the jobs (unless `JOBS` is off) and the web server in this process. When the program ends, the server first finishes what is under
 * way, then the jobs do.
 * @returns the address.
 */
export async function startPortal({ port, dev = false }: { port: number; dev?: boolean }): Promise<string> {
  const { closePool } = await import('#db/client.server.ts')
  atEnd(async (mode) => (mode === 'calm' ? closePool() : undefined))
  await checkOwnKeys()
  const { getEnv } = await import('#app/platform/env.server.ts')
  if (getEnv().JOBS === 'on') {
    const { startJobs } = await import('#app/jobs.server.ts')
    const jobs = await startJobs()
    atEnd(async (mode) => (mode === 'calm' ? jobs.stop() : undefined))
  }
  const { startServer } = await import('#app/server.ts')
  const server = await startServer({ port, dev })
  atEnd(async (mode) => (mode === 'calm' ? server.close() : undefined))
  return `http://localhost:${server.port}`
}
