import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { registrations, signUpLinks, signUps } from '#db/schema/activities.sign-ups.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { addJob, addJobs, type Jobs } from '#app/platform/jobs.server.ts'
import { isMobileNumber, smsIsSent } from '#app/platform/sms.server.ts'
import { listRepresentativesToTell } from '../access/representatives-to-tell.queries.server.ts'
import { notify } from '../notifications/notify.server.ts'
import type { DateNews } from './registration.ts'
import { readForTelling, type Registration } from './registrations.queries.server.ts'
import { openPerson } from './sign-up-sealed.server.ts'

const r = registrations

/**
 * Tells who takes part, or waits, that a date goes off or is at another time; in the transaction that changes it.
 * @param originalDate null when the whole activity is called off: all dates that are still to come.
 */
export async function tellParticipants(
  tx: Tx,
  activityId: string,
  originalDate: Temporal.PlainDate | null,
  what: DateNews,
): Promise<void> {
  const { tenantId } = tx.actor
  const date = originalDate?.toString() ?? null
  await addJob(tx, 'activities.tellParticipants', { tenantId, activityId, originalDate: date, what })
}

const mostAtOnce = 500

/** Asks for a message to each of them. For the portal itself. @returns the last one; null when nobody is left. */
export async function askToTellEach(
  tx: Tx,
  { activityId, originalDate, what }: Jobs['activities.tellParticipants'],
  after: string | null,
): Promise<string | null> {
  const { tenantId } = tx.actor
  const rows = await tx
    .select({ signUpId: r.signUpId, first: sql<string>`min(${r.originalDate})::text` })
    .from(r)
    .where(
      and(
        ...[eq(r.tenantId, tenantId), eq(r.activityId, activityId), inArray(r.state, ['placed', 'waiting'])],
        ...[eq(r.again, false), after === null ? undefined : gt(r.signUpId, after)],
        originalDate === null
          ? sql`coalesce((select o.starts from activity_occurrences o where o.tenant_id = ${r.tenantId} and o.activity_id = ${r.activityId}
              and o.original_date = ${r.originalDate}), ${r.originalDate} + time '23:59') > ${tx.actor.now.toString()}::timestamptz`
          : eq(r.originalDate, Temporal.PlainDate.from(originalDate)),
      ),
    )
    .groupBy(r.signUpId)
    .orderBy(r.signUpId)
    .limit(mostAtOnce)
  if (rows.length === 0) return null
  await addJobs(
    tx,
    'activities.tellSignUp',
    rows.map(({ signUpId, first }) => ({ tenantId, signUpId, originalDate: first, what })),
  )
  return rows.length < mostAtOnce ? null : (rows.at(-1)?.signUpId ?? null)
}

/** A text message to a guest, of which the words are still to be made. */
export interface GuestMessage {
  readonly phone: string
  readonly language: string
  /** Opens the sign-up; made here, so that the queue never holds it. */
  readonly secret: string
  readonly what: Jobs['activities.tellSignUp']['what']
  /** The date that it is about. */
  readonly about: Registration
  /** How many dates the person has a place for or waits for. */
  readonly count: number
}

/** Whether it is still so and still to come: nobody is told what is over. */
function isTrue({ what }: Jobs['activities.tellSignUp'], { state, status }: Registration): boolean {
  if (state === 'cancelled') return false
  if (what === 'dateCancelled') return status === 'cancelled'
  return status !== 'cancelled' && (what !== 'movedUp' || state === 'placed')
}

/**
 * Who signed up: the resident, or who acts for one, for as long as the mandate lasts and it is not hidden from them (REP-5).
 * Whom a professional signed up is told oneself.
 */
async function whomToTell(tx: Tx, signUp: { id: string; createdByPersonId: string | null }, residentId: string) {
  const { id: objectId, createdByPersonId: createdBy } = signUp
  if (createdBy === null || createdBy === residentId) return residentId
  const acting = await listRepresentativesToTell(tx, { residentId, topic: 'APPOINTMENTS', objectId })
  return acting.includes(createdBy) ? createdBy : residentId
}

/**
 * Tells of a sign-up what is still true and still to come: a resident, or who did it for one, as they chose; a guest by a
 * text message, which is returned. For the portal itself.
 * @returns null when there is nothing to send from here.
 */
export async function tellSignUp(tx: Tx, job: Jobs['activities.tellSignUp']): Promise<GuestMessage | null> {
  const { tenantId, now } = tx.actor
  const [signUp] = await tx
    .select()
    .from(signUps)
    .where(and(eq(signUps.tenantId, tenantId), eq(signUps.id, job.signUpId)))
    .limit(1)
  if (!signUp) return null
  const ahead = (await readForTelling(tx, signUp.id)).filter((each) => Temporal.Instant.compare(each.startsAt, now) > 0)
  const about = ahead.find((each) => each.originalDate.toString() === job.originalDate)
  if (!about || !isTrue(job, about)) return null
  if (signUp.residentId !== null) {
    const personId = await whomToTell(tx, signUp, signUp.residentId)
    const notificationId = await notify(tx, { personId, template: 'activityNews' })
    await tx
      .update(r)
      .set({ notificationId })
      .where(and(eq(r.tenantId, tenantId), eq(r.signUpId, signUp.id), eq(r.originalDate, about.originalDate)))
    return null
  }
  const { phone } = openPerson(signUp)
  if (phone === null || !smsIsSent() || !isMobileNumber(phone)) return null
  const secret = randomBytes(32).toString('base64url')
  await tx.insert(signUpLinks).values({ tenantId, secretHash: sha256(secret), signUpId: signUp.id, createdAt: now })
  const count = ahead.filter(({ state }) => state !== 'cancelled').length
  return { phone, language: signUp.language, secret, what: job.what, about, count }
}

/** Whether a notification about an activity comes too late: what it was about has begun. For the portal itself. */
export async function isActivityNewsOver(tx: Tx, notificationId: string): Promise<boolean> {
  const { tenantId, now } = tx.actor
  const { rows } = await tx.execute(sql`
    select 1 from registrations r
    left join activity_occurrences o on o.tenant_id = r.tenant_id and o.activity_id = r.activity_id and o.original_date = r.original_date
    where r.tenant_id = ${tenantId} and r.notification_id = ${notificationId}
      and coalesce(o.starts, r.original_date + time '23:59') <= ${now.toString()}::timestamptz limit 1`)
  return rows.length > 0
}
