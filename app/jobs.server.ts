import pg from 'pg'
import { Logger, run, type Runner, type Task } from 'graphile-worker'
import { sweepSessions } from './domain/identity/session.server.ts'
import { startSealer } from './domain/access/seal-access-log.server.ts'
import { expireInvitation } from './jobs/expire-invitation.server.ts'
import { followCancellation } from './jobs/follow-cancellation.server.ts'
import { sendNotification } from './jobs/send-notification.server.ts'
import { portalClock } from './platform/clock.server.ts'
import { getEnv } from './platform/env.server.ts'
import type { Jobs } from './platform/jobs.server.ts'
import { describeFault, log } from './platform/log.server.ts'

/** Task name to handler. */
const handlers: { readonly [Name in keyof Jobs]: (payload: Jobs[Name]) => Promise<void> } = {
  'notifications.send': sendNotification,
  'consultations.expire': expireInvitation,
  'consultations.followCancellation': followCancellation,
}

/** A job that fails is tried again by the queue, with longer and longer pauses; its line in the log holds no payload. */
function taskOf<Name extends keyof Jobs>(name: Name): Task {
  return async (payload) => {
    try {
      await handlers[name](payload as Jobs[Name])
    } catch (error) {
      log.warn({ job: name, ...describeFault(error) }, 'a job failed and is tried again')
      throw error
    }
  }
}

const concurrency = 3
const quiet = new Logger(() => () => undefined)
const sweepMilliseconds = 60 * 60 * 1000

/** Starts the queue's worker, the sealer of the access log and the sweep of old sessions. */
export async function startJobs(): Promise<{ stop(): Promise<void> }> {
  // Our own pool: graphile-worker's has no listener left while it closes, and a lost connection then ends the process.
  const pool = new pg.Pool({ connectionString: getEnv().DATABASE_WORKER_URL, max: concurrency + 2 })
  const lost = (error: unknown) => log.warn(describeFault(error), 'a connection of the queue was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const runner: Runner = await run({
    pgPool: pool,
    schema: 'graphile_worker',
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: quiet,
    taskList: Object.fromEntries((Object.keys(handlers) as (keyof Jobs)[]).map((name) => [name, taskOf(name)])),
  })
  const sealer = startSealer()
  const sweep = setInterval(() => {
    sweepSessions(portalClock().now()).catch((error: unknown) =>
      log.warn(describeFault(error), 'old sessions were not swept'),
    )
  }, sweepMilliseconds)
  sweep.unref()
  return {
    stop: async () => {
      clearInterval(sweep)
      await sealer.stop()
      await runner.stop()
      await pool.end()
    },
  }
}
