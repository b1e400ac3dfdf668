import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { AppointmentStatus } from './appointment.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { endAppointment } from './end-appointment.server.ts'
import { passWaiting } from './leave-waiting-list.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { timeCameFree } from './time-came-free.server.ts'

/** What somebody can still come to: the rest was cancelled, or is over. */
const isStill: readonly AppointmentStatus[] = ['pending', 'booked']

/**
 * The acting colleague of the same team takes over an appointment of somebody who leaves, at the time that the resident
 * already has; or, when that time is not free, ends it so that the resident chooses a new one (HND-2).
 * Refuses `notFound` to who may not change it, `care-network.itemGone` when it is no longer that person's, and
 * `appointments.slotTaken` when the colleague is busy then: the constraint of that name says so.
 */
export async function takeOverAppointment(
  tx: Tx,
  input: { readonly appointmentId: string; readonly fromPersonId: string; readonly way: 'keep' | 'cancel' },
): Promise<Result<undefined>> {
  const { tenantId, personId, kind, now } = tx.actor
  const { appointmentId, fromPersonId, way } = input
  if (kind !== 'professional' || !personId) return notFound
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { residentId, teamId, groupId, professionals } = found.value
  // A group goes to a colleague as a whole.
  if (groupId !== null) return refuse('care-network.itemGone')
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: appointmentId } as const
  const decision = await decideAccess(tx, { ...asked, ownerTeamId: teamId })
  if (!decision.granted) return notFound
  // Everybody at once, in the one order that all bookings keep.
  await lockParticipants(tx, [personId, fromPersonId, residentId, ...professionals.map(({ id }) => id)])
  const locked = await lockAppointment(tx, found.value)
  if (!locked.ok || !isStill.includes(locked.value.status)) return refuse('care-network.itemGone')
  if (way === 'cancel') {
    await endAppointment(tx, appointmentId)
    return done()
  }
  const moved = await tx
    .update(appointmentParticipants)
    .set({ personId, blocks: true })
    .where(
      and(
        eq(appointmentParticipants.tenantId, tenantId),
        eq(appointmentParticipants.appointmentId, appointmentId),
        eq(appointmentParticipants.personId, fromPersonId),
        eq(appointmentParticipants.kind, 'professional'),
      ),
    )
    .returning({ startsAt: appointmentParticipants.startsAt, endsAt: appointmentParticipants.endsAt })
  if (moved.length === 0) return refuse('care-network.itemGone')
  await passWaiting(tx, { appointmentId, fromPersonId, toPersonId: personId })
  for (const time of moved) await timeCameFree(tx, { ...time, personId: fromPersonId })
  await tx
    .update(appointments)
    // RFC 5545 §3.8.7.4: a change that people must see.
    .set({ updatedAt: now, callWantedAt: null, sequence: sql`${appointments.sequence} + 1` })
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, appointmentId)))
  return done()
}
