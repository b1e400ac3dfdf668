import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { AppointmentView } from './appointments.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'

const itsProfessionals = sql<string[]>`array(select b.person_id from appointment_participants b
  where b.tenant_id = appointments.tenant_id and b.appointment_id = appointments.id and b.kind = 'professional')`

/**
 * Makes this transaction the only one that changes an appointment that was read: its people first, as every booking does,
 * then itself. Somebody may have cancelled or moved it since it was read, so what may be done is asked anew of the answer.
 * @returns the appointment as it stays until the transaction ends; refuses `notFound` for a hold that is gone, and
 * `appointments.notInThisState` for what went to another professional.
 */
export async function lockAppointment(tx: Tx, appointment: AppointmentView): Promise<Result<AppointmentView>> {
  const { id, residentId, professionals } = appointment
  await lockParticipants(tx, [residentId, ...professionals.map((each) => each.id)])
  const { status, startsAt, endsAt, onlineEditableUntil } = appointments
  const [current] = await tx
    .select({ status, startsAt, endsAt, onlineEditableUntil, with: itsProfessionals })
    .from(appointments)
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
    .for('update')
  if (!current) return notFound
  const { with: personIds, ...row } = current
  const isSame = personIds.every((personId) => professionals.some((each) => each.id === personId))
  return isSame ? done({ ...appointment, ...row }) : refuse('appointments.notInThisState')
}
