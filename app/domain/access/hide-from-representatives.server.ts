import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accessGrants } from '#db/schema/access.ts'
import { hiddenFromRepresentatives as hidden, mandates } from '#db/schema/access.sharing.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { domainTopics, topicsOf, type Topic } from './topics.ts'

export interface HideableThing {
  readonly residentId: string
  readonly topic: Topic
  /** One thread, appointment, sign-up, invitation or 4D; null for the whole topic. */
  readonly objectId: string | null
}

const reasonLength = { least: 10, most: 500 } as const

const isThing = (tx: Tx, { residentId, topic, objectId }: HideableThing) =>
  and(
    eq(hidden.tenantId, tx.actor.tenantId),
    eq(hidden.residentId, residentId),
    eq(hidden.topic, topic),
    objectId === null ? isNull(hidden.objectId) : eq(hidden.objectId, objectId),
    sql`${hidden.during} @> ${tx.actor.now.toString()}::timestamptz`,
  )

/** Whom one thing of a topic is about; null for a topic that has no things of its own. */
function subjectOfThing(topic: Topic, objectId: string) {
  if (topic === 'MESSAGES') return sql`thread_subject(${objectId})`
  // What somebody signed up for is marked by who sees it: the resident, and who signed them up on request.
  if (topic === 'APPOINTMENTS')
    return sql`(select resident_id from appointment_subject(${objectId}) union all select resident_id from sign_ups where id = ${objectId})`
  if (topic === 'PLAN') return sql`invitation_subject(${objectId})`
  // A 4D is one thing: who hides it by one of its domains hides it as a whole.
  return (domainTopics as readonly Topic[]).includes(topic) ? sql`assessment_subject(${objectId})` : null
}

/** Whether one thing is this resident's: an id of another's, of another topic or of nothing is refused as not found. */
async function isTheirs(tx: Tx, { residentId, topic, objectId }: HideableThing): Promise<boolean> {
  if (objectId === null) return true
  const subject = isId(objectId) ? subjectOfThing(topic, objectId) : null
  if (!subject) return false
  const { rows } = await tx.execute(sql`select 1 from ${subject} s where s.resident_id = ${residentId} limit 1`)
  return rows.length > 0
}

/** Whether this professional's role reads the topic, and the resident has left it open to them: nobody marks what is shut. */
async function worksWith(tx: Tx, { residentId, topic }: HideableThing): Promise<boolean> {
  const { tenantId, teamIds, role, now } = tx.actor
  if (!topicsOf(role).includes(topic) || teamIds.length === 0) return false
  const [open] = await tx
    .select({ id: accessGrants.id })
    .from(accessGrants)
    .where(
      and(
        eq(accessGrants.tenantId, tenantId),
        eq(accessGrants.residentId, residentId),
        eq(accessGrants.topic, topic),
        isNull(accessGrants.objectId),
        eq(accessGrants.source, 'care_relationship'),
        inArray(accessGrants.granteeTeamId, [...teamIds]),
        sql`${accessGrants.during} @> ${now.toString()}::timestamptz`,
      ),
    )
    .limit(1)
  return open !== undefined
}

/** Whether the actor may say this of the resident: the resident, or a professional of the own practice (REP-5). */
async function mayMark(tx: Tx, thing: HideableThing, action: 'create' | 'delete'): Promise<boolean> {
  const { kind } = tx.actor
  const decision = await decideAccess(tx, {
    residentId: thing.residentId,
    resource: 'mandate',
    action: kind === 'professional' ? 'execute' : action,
    ...(thing.objectId ? { objectId: thing.objectId } : {}),
  })
  if (!decision.granted || !(await isTheirs(tx, thing))) return false
  return kind === 'resident' || (kind === 'professional' && (await worksWith(tx, thing)))
}

/**
 * Hides one thing or a whole topic from everybody who acts for the resident: from then on it is absent for them, in lists,
 * counts, mails and calendars (REP-5). A professional gives a reason, in the interest of the child; the resident needs none.
 * Refuses strangers, and `access.reasonNeeded`. Hiding it again does nothing.
 */
export async function hideFromRepresentatives(
  tx: Tx,
  { reason, ...thing }: HideableThing & { readonly reason?: string | null },
): Promise<Result<undefined>> {
  if (!(await mayMark(tx, thing, 'create'))) return notFound
  const { tenantId, personId, kind, now } = tx.actor
  const byProfessional = kind === 'professional'
  const words = reason?.trim() ?? ''
  if (byProfessional && (words.length < reasonLength.least || words.length > reasonLength.most))
    return refuse('access.reasonNeeded', { count: reasonLength.least })
  const hiddenByKind = byProfessional ? ('professional' as const) : ('resident' as const)
  const own = and(isThing(tx, thing), eq(hidden.hiddenByKind, hiddenByKind))
  const [known] = await tx.select({ id: hidden.id }).from(hidden).where(own).limit(1)
  if (known) return done()
  await tx.insert(hidden).values({
    tenantId,
    id: newId(now.epochMilliseconds),
    ...thing,
    hiddenBy: personId!,
    hiddenByKind,
    reason: byProfessional ? words : null,
    during: sql<string>`tstzrange(${now.toString()}::timestamptz, null)`,
  })
  return done()
}

/** Shows again what the resident hid, or a professional what a professional hid; what the other hid stays hidden. */
export async function showToRepresentatives(tx: Tx, thing: HideableThing): Promise<Result<undefined>> {
  if (!(await mayMark(tx, thing, 'delete'))) return notFound
  const hiddenByKind = tx.actor.kind === 'professional' ? ('professional' as const) : ('resident' as const)
  await tx
    .update(hidden)
    .set({ during: sql<string>`tstzrange(lower(${hidden.during}), ${tx.actor.now.toString()}::timestamptz)` })
    .where(and(isThing(tx, thing), eq(hidden.hiddenByKind, hiddenByKind)))
  return done()
}

export interface HiddenThing {
  readonly topic: Topic
  readonly objectId: string | null
  readonly byResident: boolean
}

/** What is hidden from representatives now; for the resident and the own practice. */
export async function listHidden(tx: Tx, residentId: string): Promise<HiddenThing[]> {
  const rows = await tx
    .select({ topic: hidden.topic, objectId: hidden.objectId, kind: hidden.hiddenByKind })
    .from(hidden)
    .where(
      and(
        eq(hidden.tenantId, tx.actor.tenantId),
        eq(hidden.residentId, residentId),
        sql`${hidden.during} @> ${tx.actor.now.toString()}::timestamptz`,
      ),
    )
    .limit(200)
  return rows.map(({ topic, objectId, kind }) => ({ topic: topic as Topic, objectId, byResident: kind === 'resident' }))
}

async function isRepresented(tx: Tx, residentId: string): Promise<boolean> {
  const [mandate] = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(and(eq(mandates.tenantId, tx.actor.tenantId), eq(mandates.residentId, residentId), isNull(mandates.endedAt)))
    .limit(1)
  return mandate !== undefined
}

/** For the resident's own page of one thing: whether they hid it; null when nobody acts for them and nothing is hidden. */
export async function findHiding(tx: Tx, thing: HideableThing): Promise<{ readonly isHidden: boolean } | null> {
  if (tx.actor.kind !== 'resident' || tx.actor.personId !== thing.residentId) return null
  const [known] = await tx.select({ id: hidden.id }).from(hidden).where(isThing(tx, thing)).limit(1)
  if (known) return { isHidden: true }
  return (await isRepresented(tx, thing.residentId)) ? { isHidden: false } : null
}

/** The same for things of one topic in a list: which of `objectIds` are hidden; null when that says nothing to anybody. */
export async function findHiddenOf(
  tx: Tx,
  { residentId, topic, objectIds }: Pick<HideableThing, 'residentId' | 'topic'> & { objectIds: readonly string[] },
): Promise<string[] | null> {
  if (tx.actor.kind !== 'resident' || tx.actor.personId !== residentId || objectIds.length === 0) return null
  const rows = await tx
    .selectDistinct({ objectId: sql<string>`${hidden.objectId}` })
    .from(hidden)
    .where(
      and(
        eq(hidden.tenantId, tx.actor.tenantId),
        eq(hidden.residentId, residentId),
        eq(hidden.topic, topic),
        inArray(hidden.objectId, [...new Set(objectIds)]),
        sql`${hidden.during} @> ${tx.actor.now.toString()}::timestamptz`,
      ),
    )
  if (rows.length === 0 && !(await isRepresented(tx, residentId))) return null
  return rows.map(({ objectId }) => objectId)
}
