import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findJointAppointment } from './joint-appointment.queries.server.ts'

/**
 * Plans a joint appointment that was held: `booked` for everybody in it at once. Two who accept last at the same time
 * plan it once. Refuses `notFound` to who does not take part, and `appointments.holdExpired`.
 */
export async function confirmHeld(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<{ readonly id: string }>> {
  const joint = await findJointAppointment(tx, appointmentId)
  if (!joint) return notFound
  const { id, residentId, status } = joint
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'update', objectId: id })
  if (!decision.granted) return notFound
  if (status === 'booked') return done({ id })
  const { tenantId, now } = tx.actor
  const planned = await tx
    .update(appointments)
    .set({ status: 'booked', heldUntil: null, updatedAt: now, sequence: sql`${appointments.sequence} + 1` })
    .where(
      and(
        eq(appointments.tenantId, tenantId),
        eq(appointments.id, id),
        eq(appointments.status, 'pending'),
        gt(appointments.heldUntil, now),
      ),
    )
    .returning({ id: appointments.id })
  if (planned.length === 0) {
    // Someone else may have planned it while this waited for the row.
    const again = await findJointAppointment(tx, appointmentId)
    return again?.status === 'booked' ? done({ id }) : refuse('appointments.holdExpired')
  }
  await tx
    .update(appointmentParticipants)
    .set({ response: 'accepted' })
    .where(and(eq(appointmentParticipants.tenantId, tenantId), eq(appointmentParticipants.appointmentId, id)))
  return done({ id })
}
