import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { invitations } from '#db/schema/consultations.ts'
import { lockParticipants } from '../appointments/lock-participants.server.ts'
import { endInvitation } from './end-invitation.server.ts'
import { invitationCan } from './invitation.ts'
import { isInvitation } from './open-invitation.server.ts'

/**
 * Ends an invitation that not everybody answered in time (INV-2b): the time is free again, and the resident chooses
 * what now. For the system alone. Does nothing when it is too early, planned, answered with no, or withdrawn.
 * @returns whether it ended now.
 */
export async function closeUnanswered(tx: Tx, { invitationId }: { readonly invitationId: string }): Promise<boolean> {
  const { kind, now } = tx.actor
  if (kind !== 'system') return false
  const [row] = await tx.select().from(invitations).where(isInvitation(tx, invitationId)).limit(1).for('update')
  if (!row?.answerBy || Temporal.Instant.compare(now, row.answerBy) < 0) return false
  const { id, residentId, personIds, state } = row
  if (!invitationCan(state, 'decline', 'system').ok) return false
  // A rule of the wijk ended it, no role: logged as done by the system on the ground of the relationship.
  tx.decisions.push({
    action: 'U',
    outcome: 'success',
    checks: 'TTFF',
    resource: 'invitation',
    objects: [{ residentId, detail: id }],
  })
  await lockParticipants(tx, [residentId, ...personIds])
  await endInvitation(tx, { id, state: 'declined', tell: [residentId, ...personIds] })
  return true
}
