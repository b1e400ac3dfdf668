import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import type { OwnProfessional } from '../access/own-professionals.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { findRedFlags, unseenOf } from '../safety/red-flags.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addAppointment, type SaidAtBooking } from './add-appointment.server.ts'
import { findOwnOfKind, type OwnOfKind } from './booking-ground.queries.server.ts'
import { wantsInterpreter } from './interpreter-wish.ts'
import { checkOffered, lockChoice, readChoice, type Choice } from './hold-appointment.server.ts'
import { releaseOtherHolds, sameBooking, withinLimit } from './own-booking.queries.server.ts'
import { useInvitation } from './use-invitation.server.ts'

export interface Booking extends Choice, Omit<SaidAtBooking, 'redFlags'> {
  /** The flags after which the resident chose to go on, by code between commas (ECO-3). */
  readonly acknowledged?: string | undefined
}

/** What the resident said, with the flags that their words raise. */
function saidIn(booking: Booking) {
  const [reason, companion] = [booking.reason || null, booking.companion || null]
  const { reasonTopic = null, interpreterLanguage = null, interpreterMode = null, interpreterGender = null } = booking
  const redFlags = findRedFlags(reason ?? '')
  return { reason, reasonTopic, redFlags, companion, interpreterLanguage, interpreterMode, interpreterGender }
}

interface Held extends OwnOfKind {
  readonly id: string
  readonly professional: OwnProfessional
}

/** Makes a live hold the appointment. It was free when they chose it and is theirs since: what is free is not asked again. */
async function bookHeld(tx: Tx, residentId: string, held: Held, said: ReturnType<typeof saidIn>) {
  const { tenantId, now } = tx.actor
  const { id } = held
  await releaseOtherHolds(tx, held, id)
  const within = withinLimit(held, held.professional.teamPhone)
  if (!within.ok) return within
  await tx
    .update(appointments)
    .set({
      ...{ ...said, status: 'booked', heldUntil: null, updatedAt: now },
      interpreterAskedAt: wantsInterpreter(said) ? now : null,
    })
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, id)))
  await useInvitation(tx, held, id)
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}

/**
 * Books an own professional's free time. The resident's hold for exactly this becomes the appointment; without one, or
 * when it ran out, the time is taken if it is still offered. An invitation that opened its kind is used up with it. Booking
 * the same again gives the same appointment.
 * Refuses `notFound` (not an own professional, not self-bookable), `appointments.redFlags` when the words raise flags after
 * which the resident did not choose to go on (APP-6), `appointments.slotTaken`, `appointments.tooMany`.
 */
export async function bookAppointment(tx: Tx, booking: Booking): Promise<Result<{ readonly id: string }>> {
  const { residentId, personId } = booking
  const said = saidIn(booking)
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const locked = await lockChoice(tx, booking)
  if (!locked.ok) return locked
  const professional = locked.value
  const has = await findOwnOfKind(tx, booking, professional)
  if (!has) return notFound
  const same = sameBooking(has)
  const hasUnseen = unseenOf(said.redFlags, booking.acknowledged).length > 0
  if (same) {
    if (hasUnseen) return refuse('appointments.redFlags')
    if (same.status === 'booked') return done({ id: same.id })
    return bookHeld(tx, residentId, { ...has, id: same.id, professional }, said)
  }
  const chosen = await readChoice(tx, booking, professional)
  if (!chosen.ok) return chosen
  if (hasUnseen) return refuse('appointments.redFlags')
  const offered = checkOffered(tx, booking, chosen.value)
  if (!offered.ok) return offered
  const id = await addAppointment(tx, {
    residentId,
    personIds: [personId],
    teamId: professional.teamId,
    visitType: has.kind,
    status: 'booked',
    channel: has.kind.channel,
    ...offered.value,
    heldUntil: null,
    ...said,
    selfBooked: true,
  })
  await useInvitation(tx, has, id)
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}
