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
const sweepMilliseconds = 60 * 60 * 1000
const mandatesMilliseconds = 60 * 1000

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
  const sweep = setInterval(() => {
    const now = portalClock().now()
    Promise.all([sweepSessions(now), sweepTries(now)]).catch((error: unknown) =>
      log.warn(describeFault(error), 'old sessions were not swept'),
    )
  }, sweepMilliseconds)
  sweep.unref()
  // Often enough that both are told in the night of a birthday; nothing depends on it (REP-3).
  const mandates = setInterval(() => {
    endMandatesEverywhere().catch((error: unknown) => log.warn(describeFault(error), 'mandates were not marked'))
  }, mandatesMilliseconds)
  mandates.unref()
  // Nobody works in a team after the last day, whether this runs or not.
  const departed = setInterval(() => {
    closeDepartedEverywhere().catch((error: unknown) => log.warn(describeFault(error), 'accounts were not closed'))
  }, mandatesMilliseconds)
  departed.unref()
  // Each is read every quarter of an hour; a round that takes long is not begun a second time.
  let round: Promise<void> | null = null
  const calendars = setInterval(() => {
    round ??= syncCalendarsEverywhere()
      .catch((error: unknown) => log.warn(describeFault(error), 'other calendars were not read'))
      .finally(() => (round = null))
  }, mandatesMilliseconds)
  calendars.unref()
  // A reminder that a round misses comes with the next: none is asked for in advance.
  let reminding: Promise<void> | null = null
  const reminders = setInterval(() => {
    reminding ??= remindEverywhere()
      .catch((error: unknown) => log.warn(describeFault(error), 'reminders were not planned'))
      .finally(() => (reminding = null))
  }, mandatesMilliseconds)
  reminders.unref()
  // Whoever signed up is removed in time, and places that came free are given out, whatever made them free.
  let keeping: Promise<void> | null = null
  const signUps = setInterval(() => {
    keeping ??= keepSignUpsEverywhere()
      .catch((error: unknown) => log.warn(describeFault(error), 'sign-ups were not removed'))
      .finally(() => (keeping = null))
  }, mandatesMilliseconds)
  signUps.unref()
  const openData = inRounds(refreshOpenDataEverywhere, {
    everyMilliseconds: mandatesMilliseconds,
    failed: 'open data was not made',
  })
  const sources = inRounds(refreshSourcesEverywhere, {
    everyMilliseconds: mandatesMilliseconds,
    failed: 'calendars of organisers were not read',
  })
  // A day passed: each wijk once, and everything at the first round of a process.
  const activityDates = inRounds(indexActivitiesEverywhere, {
    everyMilliseconds: mandatesMilliseconds,
    failed: 'the dates of activities were not brought up to date',
  })
  // Of days: an hour more or less is nothing.
  const directory = inRounds(watchDirectoryEverywhere, {
    everyMilliseconds: sweepMilliseconds,
    failed: 'the sociale kaart was not watched',
  })
  return {
    stop: async () => {
      await directory.stop()
      await openData.stop()
      await sources.stop()
      await activityDates.stop()
      clearInterval(sweep)
      clearInterval(mandates)
      clearInterval(departed)
      clearInterval(calendars)
      clearInterval(reminders)
      clearInterval(signUps)
      await round
      await reminding
      await keeping
      await sealer.stop()
      await logKeeper.stop()
      await runner.stop()
      await pool.end()
    },
  }
}
