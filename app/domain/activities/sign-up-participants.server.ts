import { and, asc, eq, gt, ne } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities, activityOccurrences } from '#db/schema/activities.ts'
import { registrations, signUps } from '#db/schema/activities.sign-ups.ts'
import { isMobileNumber, smsIsSent } from '#app/platform/sms.server.ts'
import { decideByRole } from '../access/decide-by-role.server.ts'
import { listOrganisationsOf } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { OccurrenceStatus } from './recurrence.ts'
import { cancelAndFill, findOwnSignUp } from './registration-cancel.server.ts'
import { openPerson } from './sign-up-sealed.server.ts'

/** Somebody who takes part in an activity, as its organiser sees them: nothing else (PUB-6). */
export interface Participant {
  readonly signUpId: string
  readonly state: 'placed' | 'waiting'
  readonly firstName: string
  readonly phone: string | null
  readonly companion: boolean
  readonly attended: boolean | null
  /** News of a date does not reach a guest without a mobile number: the organiser calls. */
  readonly isCalled: boolean
}

interface OwnActivity {
  readonly id: string
  readonly title: string
  readonly capacity: number | null
  readonly organiserId: string
}

/** An activity of an organisation in whose team the acting organiser works, in whatever state; null for any other. */
export async function findOwnActivity(tx: Tx, activityId: string): Promise<OwnActivity | null> {
  const { kind, role, tenantId, teamIds } = tx.actor
  if (!isId(activityId) || kind !== 'professional' || role !== 'ACTIVITY_ORGANISER') return null
  const [row] = await tx
    .select({
      ...{ id: activities.id, title: activities.title, capacity: activities.capacity },
      organiserId: activities.organiserId,
    })
    .from(activities)
    .where(and(eq(activities.tenantId, tenantId), eq(activities.id, activityId)))
    .limit(1)
  if (!row) return null
  const own = await listOrganisationsOf(tx, teamIds)
  return own.some(({ organisationId }) => organisationId === row.organiserId) ? row : null
}

/** The log says which activity, and which residents it showed. */
const objectsOf = (activity: OwnActivity | null, activityId: string, residentIds: readonly string[]) =>
  activity
    ? [
        { residentId: activity.organiserId, type: 'organisation' as const, detail: activityId },
        ...residentIds.map((residentId) => ({ residentId, detail: activityId })),
      ]
    : []

/** One page of participants of a date. */
const participantsAtOnce = 60

/**
 * Who takes part in one date of an activity of the own organisation, in order of arrival, and who waits; each look is logged
 * with the residents that it showed.
 * @param asked.after where the page before ended (`turn`).
 * Refuses `notFound` to everybody else.
 */
export async function listParticipants(
  tx: Tx,
  asked: { readonly activityId: string; readonly date: Temporal.PlainDate; readonly after: number },
): Promise<Result<{ items: Participant[]; next: number | null }>> {
  const { activityId, date, after } = asked
  const activity = await findOwnActivity(tx, activityId)
  const r = registrations
  const rows = activity
    ? await tx
        .select({ signUp: signUps, state: r.state, attended: r.attended, turn: r.turn })
        .from(r)
        .innerJoin(signUps, and(eq(signUps.tenantId, r.tenantId), eq(signUps.id, r.signUpId)))
        .where(
          and(
            ...[eq(r.tenantId, tx.actor.tenantId), eq(r.activityId, activityId), eq(r.originalDate, date)],
            ...[ne(r.state, 'cancelled'), eq(r.again, false), gt(r.turn, after)],
          ),
        )
        .orderBy(asc(r.turn))
        .limit(participantsAtOnce + 1)
    : []
  const shown = rows.slice(0, participantsAtOnce)
  const residentIds = shown.flatMap(({ signUp }) => (signUp.residentId === null ? [] : [signUp.residentId]))
  const objects = objectsOf(activity, activityId, residentIds)
  if (!decideByRole(tx, { resource: 'registration', action: 'read', objects }) || !activity) return notFound
  return done({
    items: shown.map(({ signUp, state, attended }) => {
      const person = openPerson(signUp)
      return {
        ...{ signUpId: signUp.id, state: state === 'placed' ? ('placed' as const) : ('waiting' as const) },
        ...{ ...person, companion: signUp.companion, attended },
        isCalled: signUp.residentId === null && !(person.phone !== null && smsIsSent() && isMobileNumber(person.phone)),
      }
    }),
    next: rows.length > participantsAtOnce ? (shown.at(-1)?.turn ?? null) : null,
  })
}

/** The dates of an activity that an organiser looks at, those that were called off too: the last ones and the next ones. Public. */
export async function listDatesAround(
  tx: Tx,
  activityId: string,
): Promise<{ date: string; day: string; startsAt: Temporal.Instant; status: OccurrenceStatus }[]> {
  const o = activityOccurrences
  const rows = await tx
    .select({ date: o.originalDate, day: o.date, startsAt: o.starts, status: o.status })
    .from(o)
    .where(and(eq(o.tenantId, tx.actor.tenantId), eq(o.activityId, activityId)))
    .orderBy(asc(o.starts))
    .limit(400)
  const next = rows.findIndex(
    ({ startsAt }) => Temporal.Instant.compare(startsAt, tx.actor.now.subtract({ hours: 12 })) > 0,
  )
  const from = Math.max(0, (next < 0 ? rows.length : next) - 4)
  return rows
    .slice(from, from + 12)
    .map(({ date, day, ...at }) => ({ ...at, date: date.toString(), day: day.toString() }))
}

/** The sign-up when it is for an activity of the own organisation; each change is logged. */
async function decideAboutParticipant(tx: Tx, asked: { readonly activityId: string; readonly signUpId: string }) {
  const activity = await findOwnActivity(tx, asked.activityId)
  const signUp = activity && (await findOwnSignUp(tx, asked.signUpId))
  const isTheirs = signUp?.activityId === asked.activityId
  const residentIds = isTheirs && signUp?.residentId ? [signUp.residentId] : []
  const objects = objectsOf(activity, asked.activityId, residentIds)
  const granted = decideByRole(tx, { resource: 'registration', action: 'update', objects })
  return granted && isTheirs ? signUp : null
}

/**
 * The organiser says by one tap whether somebody came; null takes it back. From the day itself on.
 * Refuses `notFound` to everybody else, for who has no place, and before the day.
 */
export async function markAttended(
  tx: Tx,
  asked: {
    readonly activityId: string
    readonly signUpId: string
    readonly date: Temporal.PlainDate
    readonly attended: boolean | null
    /** The day of today in the wijk. */
    readonly today: Temporal.PlainDate
  },
): Promise<Result<undefined>> {
  const signUp = await decideAboutParticipant(tx, asked)
  if (!signUp || Temporal.PlainDate.compare(await dayOf(tx, asked), asked.today) > 0) return notFound
  const r = registrations
  const marked = await tx
    .update(r)
    .set({ attended: asked.attended })
    .where(
      and(
        ...[eq(r.tenantId, tx.actor.tenantId), eq(r.signUpId, signUp.id), eq(r.originalDate, asked.date)],
        ...[eq(r.state, 'placed'), eq(r.again, false)],
      ),
    )
    .returning({ signUpId: r.signUpId })
  return marked.length === 1 ? done() : notFound
}

/** The day that a date is on now. */
async function dayOf(tx: Tx, asked: { readonly activityId: string; readonly date: Temporal.PlainDate }) {
  const o = activityOccurrences
  const [row] = await tx
    .select({ day: o.date })
    .from(o)
    .where(and(eq(o.tenantId, tx.actor.tenantId), eq(o.activityId, asked.activityId), eq(o.originalDate, asked.date)))
    .limit(1)
  return row?.day ?? asked.date
}

/** The organiser cancels for somebody who called; who waits moves up. Refuses `notFound` to everybody else. */
export async function cancelForParticipant(
  tx: Tx,
  asked: { readonly activityId: string; readonly signUpId: string; readonly date: Temporal.PlainDate },
): Promise<Result<undefined>> {
  const signUp = await decideAboutParticipant(tx, asked)
  if (!signUp) return notFound
  await cancelAndFill(tx, signUp, asked.date)
  return done()
}
