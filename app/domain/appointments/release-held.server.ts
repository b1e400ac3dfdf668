import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { endAppointment } from './end-appointment.server.ts'
import { findJointAppointment } from './joint-appointment.queries.server.ts'

/**
 * Lets a joint appointment that is held go: everybody's time is free at once. Letting it go again does nothing.
 * Refuses `notFound` to who does not take part, and `appointments.notInThisState` when it is planned already.
 */
export async function releaseHeld(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<undefined>> {
  const joint = await findJointAppointment(tx, appointmentId)
  if (!joint) return notFound
  const { id, residentId } = joint
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'update', objectId: id })
  if (!decision.granted) return notFound
  // Whoever plans it at this moment is waited for.
  const [current] = await tx
    .select({ status: appointments.status })
    .from(appointments)
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
    .for('update')
  if (current?.status === 'cancelled') return done()
  if (current?.status !== 'pending') return refuse('appointments.notInThisState')
  await endAppointment(tx, id)
  return done()
}
