import type { Tx } from '#db/client.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { appointmentCan } from './appointment.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { endAppointment } from './end-appointment.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { dropHold } from './release-own-hold.server.ts'

/** The hours of notice that this appointment was booked with: a later change of the setting does not move them. */
export function noticeHours({ startsAt, onlineEditableUntil }: AppointmentView): number {
  return startsAt.since(onlineEditableUntil).total('hours')
}

/** Whether the resident may cancel this at `now`: by button, command and test alike (APP-7). */
export function mayCancel(appointment: AppointmentView, now: AppointmentView['startsAt']): Result<unknown> {
  // A drie-gesprek that waits for answers is withdrawn where it was made.
  if (appointment.status === 'pending') return refuse('appointments.waitsForAnswers')
  // Nobody counts on a time that is only held: no notice.
  if (appointment.status === 'proposed') return done()
  return appointmentCan(appointment.status, 'cancel', {
    who: 'resident',
    now,
    startsAt: appointment.startsAt,
    cancelNoticeHours: noticeHours(appointment),
  })
}

/**
 * Cancels the resident's own appointment, or lets a hold go; its time is free at once. Cancelling again does nothing.
 * Refuses `notFound`, `appointments.tooLateOnline` with the hours of notice and the phone number to call (APP-7), and
 * `appointments.waitsForAnswers` for a drie-gesprek that is not planned yet.
 */
export async function cancelAppointment(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId } = found.value
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'delete', objectId: id })
  if (!decision.granted) return notFound
  const locked = await lockAppointment(tx, found.value)
  if (!locked.ok) return locked
  const { status } = locked.value
  if (status === 'cancelled') return done()
  const may = mayCancel(locked.value, tx.actor.now)
  if (!may.ok) {
    const { code, data } = may.refusal
    const team = teamId === null ? null : await findTeam(tx, teamId)
    return refuse(code, team ? { ...data, phone: team.phone } : data)
  }
  if (status === 'proposed') {
    await dropHold(tx, locked.value)
    return done()
  }
  await endAppointment(tx, id)
  // A planned talk stands in a room below this one: what has to happen there is a job.
  if (teamId === null)
    await addJob(tx, 'consultations.followCancellation', { tenantId: tx.actor.tenantId, appointmentId: id })
  return done()
}
