import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addAppointment } from './add-appointment.server.ts'
import { findBookable, type Bookable, type BookableChoice, type BookableType } from './bookable.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { findFreeTime, type FreeTime } from './free-times.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { findSameBooking, releaseOtherHolds, withinLimit } from './own-booking.queries.server.ts'

export interface Choice extends BookableChoice {
  readonly startsAt: Temporal.Instant
}

export interface ChosenTime {
  readonly bookable: Bookable & { readonly type: BookableType }
  readonly time: FreeTime
}

/**
 * Whether the chosen time is one that the server offers at this moment (APP-3), within the limit of APP-10. Ask under
 * the locks. Refuses `appointments.slotTaken` and `appointments.tooMany`.
 */
export async function checkOffered(
  tx: Tx,
  choice: Choice,
  bookable: ChosenTime['bookable'],
): Promise<Result<ChosenTime>> {
  const { tenant, residentId, startsAt } = choice
  const within = await withinLimit(tx, residentId, bookable.type, bookable.professional.teamPhone)
  if (!within.ok) return within
  const time = await findFreeTime(tx, { tenant, residentId, bookable, startsAt })
  return time ? done({ bookable, time }) : refuse('appointments.slotTaken')
}

/**
 * Keeps a time free for the resident while they confirm it: `proposed`, for the minutes that the wijk sets (APP-3).
 * Choosing the same again gives the same hold; choosing another time lets the earlier one go.
 * Refuses `notFound` (not an own professional, not self-bookable), `appointments.slotTaken`, `appointments.tooMany`.
 */
export async function holdAppointment(tx: Tx, choice: Choice): Promise<Result<{ readonly id: string }>> {
  const { tenant, residentId, personId } = choice
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const bookable = await findBookable(tx, choice)
  if (!bookable.ok) return bookable
  await lockParticipants(tx, [residentId, personId])
  const same = await findSameBooking(tx, choice)
  if (same) return done({ id: same.id })
  await releaseOtherHolds(tx, residentId, null)
  const offered = await checkOffered(tx, choice, bookable.value)
  if (!offered.ok) return offered
  const { professional, type } = bookable.value
  const id = await addAppointment(tx, {
    residentId,
    personIds: [personId],
    teamId: professional.teamId,
    visitType: type,
    status: 'proposed',
    channel: type.channel,
    ...offered.value.time,
    heldUntil: tx.actor.now.add({ minutes: bookingSettings(tenant).holdMinutes }),
    selfBooked: true,
  })
  return done({ id })
}
