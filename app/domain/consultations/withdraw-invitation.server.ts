import type { Tx } from '#db/client.server.ts'
import { cancelAppointment } from '../appointments/cancel-appointment.server.ts'
import { releaseHeld } from '../appointments/release-held.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { endInvitation } from './end-invitation.server.ts'
import { invitationCan } from './invitation.ts'
import { openInvitation, type InvitationRow } from './open-invitation.server.ts'

async function letGo(tx: Tx, { state, appointmentId }: InvitationRow): Promise<Result<undefined>> {
  if (!appointmentId || state === 'declined') return done()
  if (state !== 'planned') return releaseHeld(tx, { appointmentId })
  const cancelled = await cancelAppointment(tx, { appointmentId })
  // A drie-gesprek belongs to no team that could be called; the page says whom to call.
  const late = !cancelled.ok && cancelled.refusal.code === 'appointments.tooLateOnline'
  return late ? refuse('consultations.tooLateToWithdraw', cancelled.refusal.data) : cancelled
}

/**
 * The acting resident calls it off: the time is free for everybody at once, the invited are told and see it no more.
 * A draft is thrown away. Withdrawing again changes nothing.
 * Refuses `notFound` to everybody else, a talk that was held, and `consultations.tooLateToWithdraw` with the hours of
 * notice (APP-7) for one that is planned.
 */
export async function withdrawInvitation(
  tx: Tx,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<{ readonly invitationId: string }>> {
  if (tx.actor.kind !== 'resident') return notFound
  const opened = await openInvitation(tx, invitationId, 'update', true)
  if (!opened.ok) return opened
  const invitation = opened.value
  const { id, state, personIds } = invitation
  if (state === 'withdrawn') return done({ invitationId: id })
  const can = invitationCan(state, 'withdraw', 'resident')
  if (!can.ok) return can
  const free = await letGo(tx, invitation)
  if (!free.ok) return free
  const known = state === 'sent' || state === 'planned'
  await endInvitation(tx, { id, state: 'withdrawn', tell: known ? personIds : [] })
  return done({ invitationId: id })
}
