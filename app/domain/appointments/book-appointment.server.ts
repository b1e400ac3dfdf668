import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { addAppointment } from './add-appointment.server.ts'
import { findBookable } from './bookable.queries.server.ts'
import { checkOffered, type Choice } from './hold-appointment.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { findSameBooking, releaseOtherHolds, withinLimit } from './own-booking.queries.server.ts'

export interface Booking extends Choice {
  /** The resident's own words; null when they say nothing (APP-5). */
  readonly reason: string | null
  /** BCP 47; null when no interpreter is needed. */
  readonly interpreterLanguage: string | null
}

/**
 * Books an own professional's free time. The resident's hold for exactly this becomes the appointment; without one, or
 * when it ran out, the time is taken if it is still offered. Booking the same again gives the same appointment.
 * Refuses `notFound` (not an own professional, not self-bookable), `appointments.slotTaken`, `appointments.tooMany`.
 */
export async function bookAppointment(tx: Tx, booking: Booking): Promise<Result<{ readonly id: string }>> {
  const { residentId, personId, reason, interpreterLanguage } = booking
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const bookable = await findBookable(tx, booking)
  if (!bookable.ok) return bookable
  const { professional, type } = bookable.value

  // Lets holds that ran out go, so a hold that is found below is live.
  await lockParticipants(tx, [residentId, personId])
  const same = await findSameBooking(tx, booking)
  if (same?.status === 'booked') return done({ id: same.id })
  await releaseOtherHolds(tx, residentId, same?.id ?? null)
  if (same) {
    const within = await withinLimit(tx, residentId, type)
    if (!within.ok) return within
    const { tenantId, now } = tx.actor
    await tx
      .update(appointments)
      .set({ status: 'booked', heldUntil: null, reason, interpreterLanguage, updatedAt: now })
      .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, same.id)))
    await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: same.id })
    return done({ id: same.id })
  }
  const offered = await checkOffered(tx, booking, bookable.value)
  if (!offered.ok) return offered
  const id = await addAppointment(tx, {
    residentId,
    personIds: [personId],
    teamId: professional.teamId,
    visitType: type,
    status: 'booked',
    channel: type.channel,
    ...offered.value.time,
    heldUntil: null,
    reason,
    interpreterLanguage,
    selfBooked: true,
  })
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}
