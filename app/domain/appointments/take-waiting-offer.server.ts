import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants } from '#db/schema/appointments.ts'
import { waitingListEntries, waitingListOffers } from '#db/schema/appointments.waiting.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { findBookable } from './bookable.queries.server.ts'
import { freeTimesOf } from './free-times.queries.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { findOwnMovable, leaveTime, mayMove, setTime } from './move-appointment.server.ts'
import { findWaitingOffer, type OfferAsItStands } from './waiting-offers.queries.server.ts'

interface Taken {
  readonly tenant: Tenant
  readonly residentId: string
}

/** Somebody was earlier, or the time is no longer one that may be booked: whoever asks keeps what they have. */
const gone = refuse('waiting.gone')
const isLost = ({ refusal }: Refused) => ['shared.notFound', 'appointments.slotTaken'].includes(refusal.code)

/** The appointment goes to the offered time, and to whoever has that time; its old time is free with it. */
async function moveTo(tx: Tx, { tenant, residentId }: Taken, offer: OfferAsItStands): Promise<Result<string>> {
  const { appointmentId, personId, visitTypeId, startsAt } = offer
  const found = await findOwnMovable(tx, tenant, appointmentId ?? '')
  if (!found.ok) return found
  const locked = await lockAppointment(tx, found.value.appointment)
  if (!locked.ok) return locked
  const appointment = locked.value
  const still = mayMove(appointment, 'resident', tx.actor.now)
  if (!still.ok) return refuse('waiting.over')
  const { id, professionals } = appointment
  const [professional] = professionals
  if (Temporal.Instant.compare(startsAt, appointment.startsAt) >= 0) return refuse('waiting.over')
  const bookable = await findBookable(tx, { tenant, residentId, personId, visitTypeId })
  if (!bookable.ok) return gone
  await leaveTime(tx, id)
  const until = startsAt.add({ minutes: bookable.value.type.minutes })
  const asked = { tenant, residentId, bookable: bookable.value, from: startsAt, until }
  const [time] = await freeTimesOf(tx, asked)
  if (!time?.startsAt.equals(startsAt)) return gone
  const part = appointmentParticipants
  if (professional && personId !== professional.id)
    await tx
      .update(part)
      .set({ personId })
      .where(
        and(
          ...[eq(part.tenantId, tx.actor.tenantId), eq(part.appointmentId, id)],
          ...[eq(part.personId, professional.id), eq(part.kind, 'professional')],
        ),
      )
  await setTime(tx, appointment, time)
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done(id)
}

/** A first appointment at the offered time, with the interpreter whom the resident always needs. */
async function bookAt(tx: Tx, { tenant, residentId }: Taken, offer: OfferAsItStands): Promise<Result<string>> {
  const { personId, visitTypeId, startsAt } = offer
  const own = (await listResidentCards(tx, [residentId])).get(residentId)
  const interpreterLanguage = own?.interpreterLanguage ?? null
  const choice = { tenant, residentId, personId, visitTypeId, startsAt }
  const booked = await bookAppointment(tx, { ...choice, interpreterLanguage })
  if (!booked.ok) return isLost(booked) ? gone : booked
  return done(booked.value.id)
}

/** Everybody whose time this is about: whoever takes it, whose time it is, and who had the appointment. */
async function lockAll(tx: Tx, residentId: string, { personId, appointmentId }: OfferAsItStands): Promise<void> {
  const found = appointmentId === null ? null : await findAppointment(tx, { id: appointmentId })
  const others = found?.ok ? found.value.professionals.map(({ id }) => id) : []
  await lockParticipants(tx, [residentId, personId, ...others])
}

/**
 * The resident takes a time that they were told of: the first to confirm has it, and what they had is free with the same
 * transaction. Taking it again does nothing.
 * Refuses `notFound`, `waiting.gone` to who is a moment later, `waiting.over` after its end or when they wait no longer, and what
 * `moveAppointment` and `bookAppointment` refuse; whoever is refused keeps what they have.
 * @returns the id of the appointment; null when it was taken before and no appointment gave way.
 */
export async function takeWaitingOffer(
  tx: Tx,
  { offerId, ...taken }: Taken & { readonly offerId: string },
): Promise<Result<{ readonly appointmentId: string | null }>> {
  const { residentId } = taken
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  const asked = { residentId, offerId }
  const seen = decision.granted ? await findWaitingOffer(tx, asked) : null
  if (!seen) return notFound
  await lockAll(tx, residentId, seen)
  const offer = await findWaitingOffer(tx, asked)
  if (!offer) return notFound
  if (offer.takenAt) return done({ appointmentId: offer.appointmentId })
  const { tenantId, now } = tx.actor
  if (offer.declinedAt || offer.endedAt || Temporal.Instant.compare(offer.expiresAt, now) <= 0)
    return refuse('waiting.over')
  const placed = await (offer.appointmentId === null ? bookAt : moveTo)(tx, taken, offer)
  if (!placed.ok) return placed
  await tx
    .update(waitingListOffers)
    .set({ takenAt: now })
    .where(and(eq(waitingListOffers.tenantId, tenantId), eq(waitingListOffers.id, offer.id)))
  await tx
    .update(waitingListEntries)
    .set({ endedAt: now, endReason: 'taken' })
    .where(and(eq(waitingListEntries.tenantId, tenantId), eq(waitingListEntries.id, offer.entryId)))
  return done({ appointmentId: placed.value })
}
