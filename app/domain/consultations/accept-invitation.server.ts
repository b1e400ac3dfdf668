import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { invitations, invitees } from '#db/schema/consultations.ts'
import { confirmHeld } from '../appointments/confirm-held.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { invitationCan, outcome } from './invitation.ts'
import { openAnswer } from './open-answer.server.ts'
import { isInvitation } from './open-invitation.server.ts'

/**
 * The acting professional comes. When everybody has accepted, the talk stands in all agendas in the same transaction,
 * and the others are told (INV-2). Accepting again changes nothing.
 * Refuses `notFound` to who was not invited, `consultations.noLongerOpen` and `consultations.answerTooLate`.
 */
export async function acceptInvitation(
  tx: Tx,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<{ readonly invitationId: string; readonly planned: boolean }>> {
  const opened = await openAnswer(tx, invitationId)
  if (!opened.ok) return opened
  const { invitation, mine } = opened.value
  const { id, residentId, state, answerBy, appointmentId } = invitation
  if (mine.state === 'accepted') return done({ invitationId: id, planned: state !== 'sent' })
  const { tenantId, now } = tx.actor
  if (!invitationCan(state, 'answer', 'invitee').ok || !appointmentId) return refuse('consultations.noLongerOpen')
  if (answerBy && Temporal.Instant.compare(now, answerBy) >= 0) return refuse('consultations.answerTooLate')

  await tx
    .update(invitees)
    // Who said no before and comes after all leaves no reason behind.
    .set({ state: 'accepted', reason: null, respondedAt: now })
    .where(and(eq(invitees.tenantId, tenantId), eq(invitees.invitationId, id), eq(invitees.personId, mine.personId)))
  const others = opened.value.invitees.filter((each) => each !== mine)
  if (outcome([...others, { state: 'accepted' }]) !== 'planned') return done({ invitationId: id, planned: false })

  const plan = invitationCan(state, 'plan', 'system')
  if (!plan.ok) return plan
  const confirmed = await confirmHeld(tx, { appointmentId })
  if (!confirmed.ok) return confirmed
  await tx.update(invitations).set({ state: plan.value, plannedAt: now }).where(isInvitation(tx, id))
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'PLAN', objectId: id })
  for (const { personId } of others) await notify(tx, { personId, template: 'newAppointment' })
  return done({ invitationId: id, planned: true })
}
