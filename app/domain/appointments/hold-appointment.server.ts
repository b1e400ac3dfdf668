import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listOwnProfessionals, type OwnProfessional } from '../access/own-professionals.server.ts'
import { takeTryHere, type Waits } from '../identity/growing-wait.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addAppointment } from './add-appointment.server.ts'
import type { BookableChoice } from './bookable.queries.server.ts'
import { findBookingGround, type BookingGround } from './booking-ground.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { FreeTime } from './free-times.queries.server.ts'
import { lockingParticipants } from './lock-participants.server.ts'
import { releaseOtherHolds, sameBooking, withinLimit } from './own-booking.queries.server.ts'
import { freeStarts, toSlot } from './slots.ts'

export interface Choice extends BookableChoice {
  readonly startsAt: Temporal.Instant
}

/** What a resident chose, as it stands under the locks. */
export interface ChosenTime {
  readonly professional: OwnProfessional
  readonly ground: BookingGround
  /** What they have of exactly this already. */
  readonly same: { readonly id: string; readonly status: string } | null
}

/**
 * Locks the people of a choice. From here to the end of the transaction nobody else books these people, and a hold that is
 * found is live. Refuses `notFound`: not an own professional.
 */
export async function lockChoice(tx: Tx, { residentId, personId }: Choice): Promise<Result<OwnProfessional>> {
  const locking = lockingParticipants(tx, [residentId, personId])
  const own = await listOwnProfessionals(tx, residentId, 'practice', personId, locking)
  if (!own.ok) return own
  const [professional] = own.value
  return professional ? done(professional) : notFound
}

/**
 * Reads what a choice is decided from, under the locks; other times that the resident held are let go, unless they have
 * booked exactly this. Refuses `notFound`: not self-bookable with them, and not
 * invited to.
 */
export async function readChoice(tx: Tx, choice: Choice, professional: OwnProfessional): Promise<Result<ChosenTime>> {
  const ground = await findBookingGround(tx, choice, professional)
  if (!ground) return notFound
  const same = sameBooking(ground)
  if (same?.status === 'booked') return done({ professional, ground, same })
  const wereHeld = await releaseOtherHolds(tx, ground, same?.id ?? null)
  // What was held is free now.
  const now = wereHeld && !same ? await findBookingGround(tx, choice, professional) : ground
  return now ? done({ professional, ground: now, same }) : notFound
}

/**
 * Whether the chosen time is one that the server offers at this moment (APP-3), within the limit of APP-10. Ask under
 * the locks. Refuses `appointments.slotTaken` and `appointments.tooMany`.
 */
export function checkOffered(tx: Tx, choice: Choice, { professional, ground }: ChosenTime): Result<FreeTime> {
  const within = withinLimit(ground, professional.teamPhone)
  if (!within.ok) return within
  const { kind, available, busy } = ground
  const { sessions, absences } = available
  const { calendar, rules } = bookingSettings(choice.tenant)
  const window = { from: choice.startsAt, until: choice.startsAt.add({ minutes: kind.minutes }), now: tx.actor.now }
  const [start] = freeStarts({
    ...{ ...window, calendar, rules, sessions, absences, busy, visitType: kind, audience: 'online' },
  })
  if (start?.at !== choice.startsAt.epochMilliseconds) return refuse('appointments.slotTaken')
  const { location = '' } = sessions.find(({ id }) => id === start.sessionId) ?? {}
  return done({ ...toSlot(start.at, kind.minutes), location })
}

/** In minutes: who held one time six times waits two hours before holding it again, so that nobody keeps it from others. */
const waitsToHoldAgain: Waits = [0, 0, 0, 0, 0, 0, 120]

/**
 * Keeps a time free for the resident while they confirm it: `proposed`, for the minutes that the wijk sets (APP-3).
 * Choosing the same again gives the same hold; choosing another time lets the earlier one go. What was held can be booked all
 * the time that it is free.
 * Refuses `notFound` (not an own professional, not self-bookable), `appointments.slotTaken`, `appointments.tooMany` and
 * `appointments.heldTooOften`.
 */
export async function holdAppointment(tx: Tx, choice: Choice): Promise<Result<{ readonly id: string }>> {
  const { tenant, residentId, personId } = choice
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const locked = await lockChoice(tx, choice)
  if (!locked.ok) return locked
  const chosen = await readChoice(tx, choice, locked.value)
  if (!chosen.ok) return chosen
  const { professional, ground, same } = chosen.value
  if (same) return done({ id: same.id })
  const offered = checkOffered(tx, choice, chosen.value)
  if (!offered.ok) return offered
  const time = `hold ${tx.actor.tenantId} ${residentId} ${personId} ${choice.startsAt.toString()}`
  if (!(await takeTryHere(tx, time, waitsToHoldAgain)))
    return refuse('appointments.heldTooOften', { phone: professional.teamPhone })
  const id = await addAppointment(tx, {
    residentId,
    personIds: [personId],
    teamId: professional.teamId,
    visitType: ground.kind,
    status: 'proposed',
    channel: ground.kind.channel,
    ...offered.value,
    heldUntil: tx.actor.now.add({ minutes: bookingSettings(tenant).holdMinutes }),
    selfBooked: true,
  })
  return done({ id })
}
