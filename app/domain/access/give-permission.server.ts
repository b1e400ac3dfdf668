import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { decideAccess } from './decide-access.server.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { permissionEnd, purposeOf, speaksForResident, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'

export const defaultPermissionMonths = 12

/** Months that a permission lasts at most in this wijk (CON-2). */
export const longestPermission = ({ settings }: Pick<Tenant, 'settings'>) =>
  settings.permissionMonths ?? defaultPermissionMonths

export interface Giving {
  readonly permissionId: string
  readonly residentId: string
  readonly recipient: Recipient
  readonly topics: readonly Topic[]
  /** Null for as long as the wijk allows. */
  readonly months: number | null
  /** BCP 47: in which the resident read what was asked. */
  readonly language: string
  readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
}

/** Whether this very permission was written already: a form that is sent twice gives once. */
export async function isWritten(tx: Tx, permissionId: string, residentId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: sharingPermissions.id })
    .from(sharingPermissions)
    .where(
      and(
        eq(sharingPermissions.tenantId, tx.actor.tenantId),
        eq(sharingPermissions.id, permissionId),
        eq(sharingPermissions.residentId, residentId),
      ),
    )
  return row !== undefined
}

/**
 * The resident, or who acts for the resident, lets a professional or team see topics, from now on (CON-1). The row opens
 * the grants; a topic of the recipient's own care relationship is given back for as long as that lasts, any other until
 * its end (CON-2). Sending it twice gives once.
 * Refuses `notFound` to who may not give and for topics outside a mandate, `sharing.recipientGone` for who works nowhere,
 * `sharing.topicNotPossible` for what is open already or can't be opened for this role.
 */
export async function givePermission(tx: Tx, giving: Giving): Promise<Result<{ readonly permissionId: string }>> {
  const { permissionId, residentId, recipient, topics, months, language, tenant } = giving
  const { tenantId, now, personId } = tx.actor
  if (!isId(permissionId) || !isId(residentId) || !personId || !speaksForResident(tx.actor)) return notFound
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'permission',
    action: 'create',
    objectId: permissionId,
  })
  if (!decision.granted || topics.some((topic) => !decision.topics.includes(topic))) return notFound
  if (await isWritten(tx, permissionId, residentId)) return done({ permissionId })
  const known = await findRecipient(tx, recipient, tenant.timeZone)
  if (!known) return refuse('sharing.recipientGone')
  const reach = await findReach(tx, residentId, known)
  if (topics.length === 0 || topics.some((topic) => !reach.givable.includes(topic)))
    return refuse('sharing.topicNotPossible')
  const longest = longestPermission(tenant)
  await tx.insert(sharingPermissions).values({
    tenantId,
    id: permissionId,
    residentId,
    recipientPersonId: recipient.personId,
    recipientTeamId: recipient.teamId,
    recipientRole: recipient.role,
    purpose: purposeOf(known.teamKind),
    level: 'read',
    topics: [...new Set(topics)],
    givenAt: now,
    givenBy: personId,
    startsAt: now,
    endsAt: permissionEnd(now, { months, longest, timeZone: tenant.timeZone }, reach.supportEndsAt),
    how: 'portal',
    language,
    createdAt: now,
  })
  return done({ permissionId })
}
