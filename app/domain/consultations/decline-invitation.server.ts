import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitees } from '#db/schema/consultations.ts'
import { releaseHeld } from '../appointments/release-held.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { endInvitation } from './end-invitation.server.ts'
import { invitationCan } from './invitation.ts'
import { findEndedInvitation, openAnswer } from './open-answer.server.ts'

/**
 * The acting professional can't come. Everybody's time is free at once, the others are told, and the resident reads the
 * reason and chooses what now (INV-2). Declining again changes nothing.
 * @param input.reason what the resident reads, 1 to 300 characters.
 * Refuses `notFound` to who was not invited, `consultations.noLongerOpen`, and `consultations.alreadyPlanned`.
 */
export async function declineInvitation(
  tx: Tx,
  { invitationId, reason }: { readonly invitationId: string; readonly reason: string },
): Promise<Result<{ readonly invitationId: string }>> {
  const opened = await openAnswer(tx, invitationId)
  if (!opened.ok) {
    const ended = opened.refusal.code === 'consultations.noLongerOpen' && (await findEndedInvitation(tx, invitationId))
    return ended && ended.answer === 'declined' ? done({ invitationId }) : opened
  }
  const { invitation, mine } = opened.value
  const { id, residentId, state, appointmentId } = invitation
  if (!invitationCan(state, 'answer', 'invitee').ok || !appointmentId) return refuse('consultations.alreadyPlanned')
  const { tenantId, now } = tx.actor
  await tx
    .update(invitees)
    .set({ state: 'declined', reason, respondedAt: now })
    .where(and(eq(invitees.tenantId, tenantId), eq(invitees.invitationId, id), eq(invitees.personId, mine.personId)))
  const released = await releaseHeld(tx, { appointmentId })
  if (!released.ok) return released
  const others = opened.value.invitees.filter((each) => each !== mine)
  await endInvitation(tx, { id, state: 'declined', tell: [residentId, ...others.map((each) => each.personId)] })
  return done({ invitationId: id })
}
