import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { timeCameFree } from './time-came-free.server.ts'

/** Deletes a hold and tells who waits for its time. Checks nothing: the caller holds the locks and has asked. */
export async function dropHold(tx: Tx, { id, professionals, startsAt, endsAt }: AppointmentView): Promise<void> {
  for (const { id: personId } of professionals) await timeCameFree(tx, { personId, startsAt, endsAt })
  await tx.delete(appointments).where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
}

/**
 * Lets go a time that is kept for the resident. What was booked meanwhile, in another window or before the button Back,
 * stays: that is ended on its own page, where it is asked first. Refuses `notFound`.
 * @returns whether an appointment stands.
 */
export async function releaseOwnHold(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<{ readonly stands: boolean }>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId } = found.value
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'delete', objectId: id })
  if (!decision.granted) return notFound
  const locked = await lockAppointment(tx, found.value)
  if (!locked.ok) return locked
  if (locked.value.status !== 'proposed') return done({ stands: true })
  await dropHold(tx, locked.value)
  return done({ stands: false })
}
