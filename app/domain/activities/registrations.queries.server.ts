import { and, asc, desc, eq, ne, sql, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities, activityOccurrences } from '#db/schema/activities.ts'
import { registrations, signUps } from '#db/schema/activities.sign-ups.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findOwnSignUp, mayAct } from './registration-cancel.server.ts'
import type { HelpedAnswer, RegistrationState } from './registration.ts'

/** One date that somebody signed up for, with what they see of the activity. */
export interface Registration {
  readonly signUpId: string
  readonly activityId: string
  readonly originalDate: Temporal.PlainDate
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly status: 'scheduled' | 'cancelled' | 'moved'
  readonly state: RegistrationState
  readonly helped: HelpedAnswer | null
  readonly title: string
  readonly translations: Partial<Record<string, { title?: string }>>
  readonly place: string
}

const r = registrations
const o = activityOccurrences
const a = activities

/** A date that the activity no longer has is off: it stands where it was planned, in the zone of the wijk. */
const at = (now: typeof o.starts | typeof o.ends, planned: typeof a.startsAt | typeof a.endsAt) =>
  sql`coalesce(${now}, (${r.originalDate} + ${planned}) at time zone (select t.time_zone from tenants t where t.id = ${r.tenantId}))`
const starts = at(o.starts, a.startsAt)
const ends = at(o.ends, a.endsAt)
const status = sql<Registration['status']>`coalesce(${o.status}, 'cancelled')`
const instant = (value: Temporal.Instant) => sql`${value.toString()}::timestamptz`

async function read(tx: Tx, where: (SQL | undefined)[], order: SQL[], most: number): Promise<Registration[]> {
  const rows = await tx
    .select({
      ...{ signUpId: r.signUpId, activityId: r.activityId, originalDate: r.originalDate, state: r.state },
      ...{ helped: r.helped, startsAt: starts.mapWith(o.starts), endsAt: ends.mapWith(o.ends), status },
      ...{ title: a.title, translations: a.translations, locationName: a.locationName, street: a.street },
    })
    .from(r)
    .innerJoin(signUps, and(eq(signUps.tenantId, r.tenantId), eq(signUps.id, r.signUpId)))
    // The dates of an activity that was put away are gone.
    .leftJoin(o, and(eq(o.tenantId, r.tenantId), eq(o.activityId, r.activityId), eq(o.originalDate, r.originalDate)))
    .innerJoin(a, and(eq(a.tenantId, r.tenantId), eq(a.id, r.activityId)))
    .where(and(eq(r.tenantId, tx.actor.tenantId), ...where))
    .orderBy(...order)
    .limit(most)
  return rows.map(({ locationName, street, ...row }) => ({
    ...row,
    place: [locationName, street].filter(Boolean).join(', '),
  }))
}

const mostOfOne = 100

/** A sign-up with its dates, in order. Refuses `notFound` to whoever may not see it; a guest shows the link first. */
export async function findRegistrations(tx: Tx, signUpId: string): Promise<Result<Registration[]>> {
  const signUp = await findOwnSignUp(tx, signUpId)
  if (!signUp || !(await mayAct(tx, signUp, 'read'))) return notFound
  return done(await read(tx, [eq(r.signUpId, signUp.id)], [asc(starts)], mostOfOne))
}

export interface RegistrationPage {
  readonly items: readonly Registration[]
  readonly next: Cursor | null
}

const pageSize = 20

function pageOf(rows: readonly Registration[]): RegistrationPage {
  const items = rows.slice(0, pageSize)
  const last = items.at(-1)
  return { items, next: rows.length > pageSize && last ? { at: last.startsAt, id: last.signUpId } : null }
}

/**
 * What a resident signed up for: what is to come by time, or what is over, the latest first; without what was cancelled by
 * the resident. Refuses `notFound` to who may not see it.
 */
export async function listRegistrations(
  tx: Tx,
  asked: { readonly residentId: string; readonly which: 'coming' | 'past'; readonly after: Cursor | null },
): Promise<Result<RegistrationPage>> {
  const { residentId, which, after } = asked
  const { now } = tx.actor
  if (!(await decideAccess(tx, { residentId, resource: 'registration', action: 'read' })).granted) return notFound
  const own = [eq(signUps.residentId, residentId), ne(r.state, 'cancelled')]
  if (which === 'coming') {
    const from = after && sql`(${starts}, ${r.signUpId}) > (${instant(after.at)}, ${after.id}::uuid)`
    const order = [asc(starts), asc(r.signUpId)]
    return done(
      pageOf(await read(tx, [...own, sql`${ends} > ${instant(now)}`, from ?? undefined], order, pageSize + 1)),
    )
  }
  const until = after && sql`(${starts}, ${r.signUpId}) < (${instant(after.at)}, ${after.id}::uuid)`
  const over = sql`${ends} <= ${instant(now)}`
  const order = [desc(starts), desc(r.signUpId)]
  return done(pageOf(await read(tx, [...own, over, until ?? undefined], order, pageSize + 1)))
}

/**
 * For a resident's first page: what is over within a fortnight and was not yet said to have helped, and what comes next; two
 * of each at most. Empty for who may not see it.
 */
export async function listRegistrationNews(tx: Tx, { residentId }: { residentId: string }): Promise<Registration[]> {
  const { now } = tx.actor
  if (!(await decideAccess(tx, { residentId, resource: 'registration', action: 'read' })).granted) return []
  const own = [eq(signUps.residentId, residentId), sql`${status} <> 'cancelled'`]
  const over = sql`${ends} <= ${instant(now)} and ${ends} > ${instant(now.subtract({ hours: 24 * 14 }))}`
  const asked = await read(tx, [...own, eq(r.state, 'placed'), sql`${r.helped} is null`, over], [desc(starts)], 2)
  const next = await read(tx, [...own, ne(r.state, 'cancelled'), sql`${ends} > ${instant(now)}`], [asc(starts)], 2)
  return [...asked, ...next]
}

/** The dates of these sign-ups, for the portal's own messages. */
export async function readForTelling(tx: Tx, signUpId: string): Promise<Registration[]> {
  return read(tx, [eq(r.signUpId, signUpId), eq(r.again, false)], [asc(starts)], mostOfOne)
}
