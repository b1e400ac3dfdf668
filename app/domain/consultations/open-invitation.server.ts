import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations } from '#db/schema/consultations.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import type { Action } from '../access/permissions.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'

export type InvitationRow = typeof invitations.$inferSelect

/** The where of one invitation of this wijk. */
export function isInvitation(tx: Tx, id: string) {
  return and(eq(invitations.tenantId, tx.actor.tenantId), eq(invitations.id, id))
}

/** The where of what this person made on behalf of a resident; for null, what residents made themselves. */
export function writtenBy(author: string | null) {
  return author === null ? isNull(invitations.authorPersonId) : eq(invitations.authorPersonId, author)
}

/**
 * The door to one invitation: decides, logs, and only then reads. For everyone but the resident and the invited it is
 * "not found", whether it exists or not.
 * @param hold keeps the row until the transaction ends, so that of two answers at once the second sees the first.
 */
export async function openInvitation(
  tx: Tx,
  invitationId: string,
  action: Action,
  hold = false,
): Promise<Result<InvitationRow>> {
  if (!isId(invitationId)) return notFound
  const { rows } = await tx.execute<{ resident_id: string }>(
    sql`select resident_id from invitation_subject(${invitationId})`,
  )
  const subject = rows[0]
  if (!subject) return notFound
  const decision = await decideAccess(tx, {
    residentId: subject.resident_id,
    resource: 'invitation',
    action,
    objectId: invitationId,
  })
  if (!decision.granted) return notFound
  const query = tx.select().from(invitations).where(isInvitation(tx, invitationId)).limit(1)
  const [row] = await (hold ? query.for('update') : query)
  return row ? done(row) : notFound
}
