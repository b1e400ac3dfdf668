import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { decideAccess } from './decide-access.server.ts'
import { isWritten } from './give-permission.server.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { mayAskAgainAt, purposeOf, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'

export interface Asking {
  readonly permissionId: string
  readonly residentId: string
  /** The asking professional, or the team in which that one works today. */
  readonly recipient: Recipient
  readonly topics: readonly Topic[]
  readonly reason: string
  readonly tenant: Pick<Tenant, 'timeZone'>
}

const ofTeam = (tx: Tx, residentId: string, teamId: string) =>
  and(
    eq(sharingPermissions.tenantId, tx.actor.tenantId),
    eq(sharingPermissions.residentId, residentId),
    eq(sharingPermissions.askedTeamId, teamId),
  )

async function hasOpenQuestion(tx: Tx, residentId: string, teamId: string): Promise<boolean> {
  const p = sharingPermissions
  const [row] = await tx
    .select({ id: p.id })
    .from(p)
    .where(and(ofTeam(tx, residentId, teamId), isNull(p.givenAt), isNull(p.refusedAt)))
    .limit(1)
  return row !== undefined
}

async function lastRefusal(tx: Tx, residentId: string, teamId: string): Promise<Temporal.Instant | null> {
  const p = sharingPermissions
  const [row] = await tx
    .select({ refusedAt: p.refusedAt })
    .from(p)
    .where(and(ofTeam(tx, residentId, teamId), sql`${p.refusedAt} is not null`))
    .orderBy(desc(p.refusedAt))
    .limit(1)
  return row?.refusedAt ?? null
}

/**
 * A professional asks a resident to share topics, with the reason in own words. The resident is told that something
 * waits, and answers "ja", "nee" or "later" in the own time (CON-3). Sending it twice asks once.
 * Refuses `notFound` to who has no care relationship with this resident, `sharing.alreadyAsked` while a question of the
 * own team is open, `sharing.askedTooSoon` within a month after its "nee", `sharing.topicNotPossible` for what is open
 * already or can't be opened for this role.
 */
export async function askPermission(tx: Tx, asking: Asking): Promise<Result<{ readonly permissionId: string }>> {
  const { permissionId, residentId, recipient, topics, reason, tenant } = asking
  const { actor } = tx
  const [teamId] = actor.teamIds
  if (!isId(residentId) || !isId(permissionId) || !actor.personId || !teamId) return notFound
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'permission',
    action: 'create',
    objectId: permissionId,
  })
  if (!decision.granted) return notFound
  if (await isWritten(tx, permissionId, residentId)) return done({ permissionId })
  const isOwn = recipient.personId === null ? recipient.teamId === teamId : recipient.personId === actor.personId
  const known = isOwn ? await findRecipient(tx, recipient, tenant.timeZone) : null
  if (!known) return notFound
  if (await hasOpenQuestion(tx, residentId, teamId)) return refuse('sharing.alreadyAsked')
  const refusedAt = await lastRefusal(tx, residentId, teamId)
  if (refusedAt && Temporal.Instant.compare(actor.now, mayAskAgainAt(refusedAt, tenant.timeZone)) < 0)
    return refuse('sharing.askedTooSoon')
  const reach = await findReach(tx, residentId, known)
  if (topics.length === 0 || topics.some((topic) => !reach.givable.includes(topic)))
    return refuse('sharing.topicNotPossible')
  await tx.insert(sharingPermissions).values({
    tenantId: actor.tenantId,
    id: permissionId,
    residentId,
    recipientPersonId: recipient.personId,
    recipientTeamId: recipient.teamId,
    recipientRole: recipient.role,
    purpose: purposeOf(known.teamKind),
    level: 'read',
    askedTopics: [...new Set(topics)],
    askedBy: actor.personId,
    askedTeamId: teamId,
    askedAt: actor.now,
    reason,
    createdAt: actor.now,
  })
  await notify(tx, { personId: residentId, template: 'sharingNews' })
  return done({ permissionId })
}
