import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { endAppointment } from './end-appointment.server.ts'
import type { HitBooking } from './hit-bookings.queries.server.ts'
import { passWaiting } from './leave-waiting-list.server.ts'
import { leaveTime, setTime } from './move-appointment.server.ts'
import type { OtherTime } from './other-times.ts'
import { tellOfChange } from './tell-of-change.server.ts'
import { timeCameFree } from './time-came-free.server.ts'
import type { Treatment } from './treatment.ts'

const isOne = (tx: Tx, id: string) => and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id))

/** Another professional has the appointment from now on, at the same time. */
async function pass(tx: Tx, { id, personId }: HitBooking, toPersonId: string): Promise<boolean> {
  const part = appointmentParticipants
  const passed = await tx
    .update(part)
    .set({ personId: toPersonId, blocks: true })
    .where(
      and(
        ...[eq(part.tenantId, tx.actor.tenantId), eq(part.appointmentId, id)],
        ...[eq(part.personId, personId), eq(part.kind, 'professional')],
      ),
    )
    .returning({ startsAt: part.startsAt, endsAt: part.endsAt })
  if (passed.length === 0) return false
  await passWaiting(tx, { appointmentId: id, fromPersonId: personId, toPersonId })
  for (const time of passed) await timeCameFree(tx, { ...time, personId })
  await tx
    .update(appointments)
    // RFC 5545 §3.8.7.4: a change that people must see.
    .set({ updatedAt: tx.actor.now, callWantedAt: null, sequence: sql`${appointments.sequence} + 1` })
    .where(isOne(tx, id))
  return true
}

const isAt = (startsAt: Temporal.Instant | null) => (time: OtherTime) =>
  startsAt !== null && time.startsAt.equals(startsAt)

/** The same professional sees the resident at another time from now on. */
async function moveTo(
  tx: Tx,
  booking: HitBooking,
  to: OtherTime | undefined,
  words: string | null,
): Promise<Result<undefined>> {
  if (!to) return refuse('appointments.slotTaken')
  const { location, ...time } = to
  await leaveTime(tx, booking.id)
  await setTime(tx, booking, booking.channel === 'in_person' ? to : time, { changeReason: words })
  await tellOfChange(tx, { ...booking, startsAt: time.startsAt })
  return done()
}

/**
 * Does with one booking what was chosen when the schedule changed under it; the resident is told of what they must know.
 * The caller holds the locks and has asked whether a colleague is free: the constraint `appointments.slotTaken` has the last
 * word. Refuses `appointments.notForThisRole` to who may read but not change it, and `appointments.notInThisState`.
 */
export async function treatBooking(
  tx: Tx,
  booking: HitBooking & { readonly others: readonly OtherTime[] },
  treatment: Treatment,
  words: string | null,
): Promise<Result<undefined>> {
  if (treatment.way === 'keep') return done()
  const { id, residentId, teamId } = booking
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  if (!(await decideAccess(tx, asked)).granted) return refuse('appointments.notForThisRole')
  if (treatment.way === 'call') {
    await tx.update(appointments).set({ callWantedAt: tx.actor.now }).where(isOne(tx, id))
    return done()
  }
  if (treatment.way === 'move') return moveTo(tx, booking, booking.others.find(isAt(treatment.startsAt)), words)
  if (treatment.way === 'colleague') {
    if (treatment.personId === null || !(await pass(tx, booking, treatment.personId)))
      return refuse('appointments.notInThisState')
  } else {
    await endAppointment(tx, id)
    await tx.update(appointments).set({ changeReason: words }).where(isOne(tx, id))
    // A planned talk stands in a room below this one: what has to happen there is a job.
    if (teamId === null)
      await addJob(tx, 'consultations.followCancellation', { tenantId: tx.actor.tenantId, appointmentId: id })
  }
  await tellOfChange(tx, booking)
  return done()
}

/** Lets go of times that residents were keeping free: they choose again. Decides nothing: the caller has. */
export async function dropHolds(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .delete(appointments)
    .where(
      and(
        eq(appointments.tenantId, tx.actor.tenantId),
        inArray(appointments.id, [...ids]),
        eq(appointments.status, 'proposed'),
      ),
    )
}
