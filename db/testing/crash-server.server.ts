import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from '../embedded/running-process.server.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres.server.ts'
import { migrate } from '../migrate.server.ts'
import { prepareRoles } from '../roles.server.ts'
import type { ManyGiven } from './book-many.server.ts'
import { roleUrlsOn } from './test-server.server.ts'

/** A PostgreSQL that may be killed: all that it promised to keep stands on its disk. */
export interface CrashServer {
  /** Ends the server as a power cut would, and starts it again on the same port. */
  killAndStart(): Promise<void>
  stop(): Promise<void>
}

/** A server that was killed leaves children that end by themselves: until then its folder is taken. */
async function startPatiently(dataDir: string): Promise<EmbeddedPostgres> {
  for (let left = 50; ; left -= 1) {
    try {
      return await startEmbeddedPostgres({ dataDir })
    } catch (error) {
      if (left === 0) throw error
      await sleep(200)
    }
  }
}

/**
 * Starts such a server in a temporary folder, with the portal's tables in a database of their own. The settings of this process
 * name it from then on: call it before anything else connects.
 */
export async function startCrashServer(): Promise<CrashServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drieluik-crash-'))
  // The database's user must be able to pass through it.
  await chmod(dataDir, 0o711)
  let server = await startEmbeddedPostgres({ dataDir })
  const urls = roleUrlsOn(server.adminUrl, 'drieluik_crash')
  await prepareRoles(server.adminUrl, urls)
  await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker })
  Object.assign(process.env, {
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_WORKER_URL: urls.worker,
    DATABASE_SEALER_URL: urls.sealer,
  })
  return {
    killAndStart: async () => {
      const pid = Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
      process.kill(pid, 'SIGKILL')
      while (isRunning(pid)) await sleep(10)
      // It is gone already: this gives the folder free.
      await server.stop('immediate')
      server = await startPatiently(dataDir)
    },
    stop: async () => {
      await server.stop('immediate')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A portal that books in a process of its own. */
export interface BookingProcess {
  /** What it answered so far: ids of what it booked, codes of what it refused. */
  readonly answers: readonly string[]
  /** Waits until it has given so many answers. */
  reaches(count: number): Promise<void>
  kill(): Promise<void>
  /** Waits until it has answered everybody. */
  ends(): Promise<number | null>
}

/** Starts `book-many.server.ts` with the settings of this process. */
export function startBooking(given: ManyGiven): BookingProcess {
  const script = join(import.meta.dirname, 'book-many.server.ts')
  const words = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(given)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const answers: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => answers.push(line))
  const gone = once(child, 'close')
  return {
    answers,
    reaches: async (count) => {
      while (answers.length < count) {
        if (child.exitCode !== null) throw new Error(`It ended after ${answers.length} answers.`)
        await sleep(5)
      }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    ends: async () => ((await gone) as [number | null])[0],
  }
}
