import pg from 'pg'
import { Logger, run, type Runner, type Task } from 'graphile-worker'
import { sweepTries } from './domain/identity/growing-wait.server.ts'
import { sweepSessions } from './domain/identity/session.server.ts'
import { startLogKeeper } from './domain/access/keep-access-log.server.ts'
import { startSealer } from './domain/access/seal-access-log.server.ts'
import { closeDepartedEverywhere } from './jobs/close-departed.server.ts'
import { endMandatesEverywhere } from './jobs/end-mandates.server.ts'
import { expireInvitation } from './jobs/expire-invitation.server.ts'
import { followCancellation } from './jobs/follow-cancellation.server.ts'
import { followDeparture } from './jobs/follow-departure.server.ts'
import { remindEverywhere } from './jobs/remind-residents.server.ts'
import { indexActivitiesEverywhere } from './jobs/index-activities.server.ts'
import { offerFreed } from './jobs/offer-freed.server.ts'
import { sendAccountLink } from './jobs/send-account-link.server.ts'
import { sendCode } from './jobs/send-code.server.ts'
import { sendContactCode } from './jobs/send-contact-code.server.ts'
import { sendNotification } from './jobs/send-notification.server.ts'
import { syncCalendarsEverywhere } from './jobs/sync-calendars.server.ts'
import { keepSignUpsEverywhere } from './jobs/keep-sign-ups.server.ts'
import { tellParticipants } from './jobs/tell-participants.server.ts'
import { tellSignUpNews } from './jobs/tell-sign-up.server.ts'
import { tellContactChanged } from './jobs/tell-contact-changed.server.ts'
import { tellEmergency } from './jobs/tell-emergency.server.ts'
import { tellOffered } from './jobs/tell-offered.server.ts'
import { tellOldAddress } from './jobs/tell-old-address.server.ts'
import { inRounds } from './jobs/in-rounds.server.ts'
import { refreshSourcesEverywhere } from './jobs/refresh-sources.server.ts'
import { refreshOpenDataEverywhere } from './jobs/refresh-open-data.server.ts'
import { watchDirectoryEverywhere } from './jobs/watch-directory.server.ts'
import { portalClock } from './platform/clock.server.ts'
import { getEnv } from './platform/env.server.ts'
import type { Jobs } from './platform/jobs.server.ts'
import { describeFault, log } from './platform/log.server.ts'

/** Task name to handler. */
const handlers: { readonly [Name in keyof Jobs]: (payload: Jobs[Name]) => Promise<void> } = {
  'notifications.send': sendNotification,
  'identity.sendLink': sendAccountLink,
  'identity.sendCode': sendCode,
  'identity.tellOldAddress': tellOldAddress,
  'identity.sendContactCode': sendContactCode,
  'identity.tellContactChanged': tellContactChanged,
  'access.tellOffered': tellOffered,
  'access.tellEmergency': tellEmergency,
  'appointments.offerFreed': offerFreed,
  'activities.tellSignUp': tellSignUpNews,
  'activities.tellParticipants': tellParticipants,
  'consultations.expire': expireInvitation,
  'consultations.followCancellation': followCancellation,
  'consultations.followDeparture': followDeparture,
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
const minute = 60 * 1000
const hour = 60 * minute

/** What comes round each minute, and what the log says when it fails; spread over the minute in this order. */
const eachMinute: readonly (readonly [work: () => Promise<void>, failed: string])[] = [
  // A day passed: each wijk once, and everything at the first round of a process.
  [indexActivitiesEverywhere, 'the dates of activities were not brought up to date'],
  [refreshOpenDataEverywhere, 'open data was not made'],
  [refreshSourcesEverywhere, 'calendars of organisers were not read'],
  // A reminder that a round misses comes with the next: none is asked for in advance.
  [remindEverywhere, 'reminders were not planned'],
  // Whoever signed up is removed in time, and places that came free are given out, whatever made them free.
  [keepSignUpsEverywhere, 'sign-ups were not removed'],
  // Each is read every quarter of an hour.
  [syncCalendarsEverywhere, 'other calendars were not read'],
  // Often enough that both are told in the night of a birthday; nothing depends on it (REP-3).
  [endMandatesEverywhere, 'mandates were not marked'],
  // Nobody works in a team after the last day, whether this runs or not.
  [closeDepartedEverywhere, 'accounts were not closed'],
]

async function sweepOld(): Promise<void> {
  const now = portalClock().now()
  await Promise.all([sweepSessions(now), sweepTries(now)])
}

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
  const logKeeper = startLogKeeper()
  const apart = minute / eachMinute.length
  const rounds = [
    ...eachMinute.map(([work, failed], at) =>
      inRounds(work, { everyMilliseconds: minute, failed, firstAfter: at * apart }),
    ),
    // Of days: an hour more or less is nothing.
    inRounds(watchDirectoryEverywhere, { everyMilliseconds: hour, failed: 'the sociale kaart was not watched' }),
    inRounds(sweepOld, { everyMilliseconds: hour, failed: 'old sessions were not swept', firstAfter: hour }),
  ]
  return {
    stop: async () => {
      await Promise.all(rounds.map((each) => each.stop()))
      await sealer.stop()
      await logKeeper.stop()
      await runner.stop()
      await pool.end()
    },
  }
}
