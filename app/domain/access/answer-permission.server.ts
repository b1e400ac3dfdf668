import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { longestPermission } from './write-permission.server.ts'
import { decideOnPermission } from './permission-subject.server.ts'
import { findReach, findRecipient } from './recipients.server.ts'
import { permissionEnd, speaksForResident, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'

export type Answer =
  { readonly answer: 'yes'; readonly topics: readonly Topic[] | null } | { readonly answer: 'no' | 'later' }

type Row = typeof sharingPermissions.$inferSelect

/** The permission of this resident, held until the end of the transaction; null for a stranger. */
export async function holdPermission(tx: Tx, residentId: string, permissionId: string): Promise<Row | null> {
  const decision = await decideOnPermission(tx, { residentId, permissionId, action: 'create' })
  if (!decision || !speaksForResident(tx.actor)) return null
  const p = sharingPermissions
  const [row] = await tx
    .select()
    .from(p)
    .where(and(eq(p.tenantId, tx.actor.tenantId), eq(p.id, permissionId), eq(p.residentId, residentId)))
    .for('update')
  const topics = [...(row?.askedTopics ?? []), ...(row?.topics ?? [])] as Topic[]
  return row && topics.every((topic) => decision.topics.includes(topic)) ? row : null
}

/** Whom a row is for. */
export function recipientOf(row: Pick<Row, 'recipientPersonId' | 'recipientTeamId' | 'recipientRole'>): Recipient {
  return row.recipientPersonId !== null
    ? { personId: row.recipientPersonId, teamId: null, role: null }
    : { personId: null, teamId: row.recipientTeamId!, role: row.recipientRole as Recipient['role'] }
}

/**
 * The resident, or who acts for the resident, answers a professional's question: "ja" on all or some of the topics,
 * "nee" without a reason, or "later" (CON-3). Whoever asked is told that there is an answer. The same answer again
 * changes nothing.
 * Refuses `notFound` to everybody else, `sharing.alreadyAnswered` for another answer than the one that stands,
 * `sharing.recipientGone` and `sharing.topicNotPossible` as in giving.
 */
export async function answerPermission(
  tx: Tx,
  input: Answer & {
    readonly permissionId: string
    readonly residentId: string
    readonly language: string
    readonly tenant: Pick<Tenant, 'settings' | 'timeZone'>
  },
): Promise<Result<undefined>> {
  const { permissionId, residentId, answer, tenant } = input
  const { now, personId } = tx.actor
  const row = await holdPermission(tx, residentId, permissionId)
  if (!row || !row.askedAt || !row.askedBy || !personId) return notFound
  if (row.refusedAt) return answer === 'no' ? done() : refuse('sharing.alreadyAnswered')
  if (row.givenAt) return answer === 'yes' ? done() : refuse('sharing.alreadyAnswered')
  const change = (set: Partial<typeof sharingPermissions.$inferInsert>) =>
    tx
      .update(sharingPermissions)
      .set(set)
      .where(and(eq(sharingPermissions.tenantId, tx.actor.tenantId), eq(sharingPermissions.id, permissionId)))
  if (answer === 'later') {
    await change({ laterAt: now })
    return done()
  }
  if (answer === 'no') {
    await change({ refusedAt: now, refusedBy: personId })
    await notify(tx, { personId: row.askedBy, template: 'sharingNews' })
    return done()
  }
  const asked = row.askedTopics as Topic[]
  const topics = input.answer === 'yes' && input.topics ? input.topics : asked
  if (topics.length === 0 || topics.some((topic) => !asked.includes(topic))) return refuse('sharing.topicNotPossible')
  const known = await findRecipient(tx, recipientOf(row), tenant.timeZone)
  if (!known) return refuse('sharing.recipientGone')
  const { supportEndsAt } = await findReach(tx, residentId, known)
  const longest = longestPermission(tenant)
  await change({
    topics: [...new Set(topics)],
    givenAt: now,
    givenBy: personId,
    startsAt: now,
    endsAt: permissionEnd(now, { months: null, longest, timeZone: tenant.timeZone }, supportEndsAt),
    how: 'portal',
    language: input.language,
  })
  await notify(tx, { personId: row.askedBy, template: 'sharingNews' })
  // What is given in the resident's name is told to the resident.
  if (tx.actor.kind === 'representative') await notify(tx, { personId: residentId, template: 'sharingNews' })
  return done()
}
