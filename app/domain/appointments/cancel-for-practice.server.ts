import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { appointmentCan } from './appointment.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { noticeHours } from './cancel-appointment.server.ts'
import { endAppointment } from './end-appointment.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { tellOfChange } from './tell-of-change.server.ts'

/** Whether the practice may cancel this: by button, command and test alike. */
export function mayCancelForPractice(appointment: AppointmentView, now: AppointmentView['startsAt']): Result<unknown> {
  const { status, startsAt, teamId } = appointment
  // A drie-gesprek ends where it was made: it has three parties.
  if (teamId === null) return refuse('appointments.movedElsewhere')
  // What a resident is still choosing is theirs.
  if (status === 'proposed') return refuse('appointments.notInThisState')
  return appointmentCan(status, 'cancel', {
    who: 'practice',
    now,
    startsAt,
    cancelNoticeHours: noticeHours(appointment),
  })
}

/**
 * Cancels an appointment for the practice, with words that the resident reads at it; its time is free at once. The
 * appointment stays as cancelled, so that it is a change and no deletion. Cancelling again does nothing.
 * Refuses `notFound` to who may not change it, `appointments.notInThisState`, and `appointments.movedElsewhere` for a
 * drie-gesprek.
 */
export async function cancelForPractice(
  tx: Tx,
  { appointmentId, changeReason }: { readonly appointmentId: string; readonly changeReason: string },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  if (tx.actor.kind !== 'professional' || !(await decideAccess(tx, asked)).granted) return notFound
  const locked = await lockAppointment(tx, found.value)
  if (!locked.ok) return locked
  if (locked.value.status === 'cancelled') return done()
  const may = mayCancelForPractice(locked.value, tx.actor.now)
  if (!may.ok) return may
  await endAppointment(tx, id)
  await tx
    .update(appointments)
    .set({ changeReason })
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
  await tellOfChange(tx, locked.value)
  return done()
}
