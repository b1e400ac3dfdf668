import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { appointmentCan, onlineEditableUntil, type AppointmentParty } from './appointment.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { findBookable } from './bookable.queries.server.ts'
import { noticeHours } from './cancel-appointment.server.ts'
import { freeTime } from './free-time.server.ts'
import { bookingWindow, findFreeTime, freeTimesOf, type FreeTime } from './free-times.queries.server.ts'
import { takeRoomAlong } from './give-room.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'

interface Move {
  readonly tenant: Tenant
  readonly appointmentId: string
  readonly startsAt: Temporal.Instant
}

/** Whether somebody may move this at `now`: by button, command and test alike (APP-7). */
export function mayMove(appointment: AppointmentView, who: AppointmentParty, now: Temporal.Instant): Result<unknown> {
  // A drie-gesprek is moved where it was made: three people have to agree.
  if (appointment.teamId === null) return refuse('appointments.movedElsewhere')
  if (appointment.groupId !== null) return refuse('appointments.movedWithGroup')
  const { status, startsAt } = appointment
  return appointmentCan(status, 'move', { who, now, startsAt, cancelNoticeHours: noticeHours(appointment) })
}

/**
 * Writes another time for an appointment, everybody in it and its room; the old time is free with the same transaction. Checks
 * nothing: the caller holds the locks and has asked; the exclusion constraints have the last word.
 */
export async function setTime(
  tx: Tx,
  appointment: Pick<AppointmentView, 'id' | 'startsAt' | 'onlineEditableUntil'>,
  time: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant; readonly location?: string },
  why: {
    readonly changeReason?: string | null
    readonly overrideReason?: string | null
    /** Professionals who are busy then already, which is meant: it takes their time without blocking it once more. */
    readonly secondFor?: readonly string[]
    /** null for a practice's own system, which is no person: the log names it. */
    readonly movedByPersonId?: null
  } = {},
): Promise<void> {
  const { tenantId, personId, now } = tx.actor
  const { id } = appointment
  const { startsAt, endsAt, location } = time
  const { secondFor = [], ...said } = why
  const notice = appointment.startsAt.since(appointment.onlineEditableUntil).total('hours')
  await tx
    .update(appointments)
    .set({
      ...{ startsAt, endsAt, ...(location === undefined ? {} : { location }) },
      ...{ onlineEditableUntil: onlineEditableUntil(startsAt, notice), movedAt: now, movedByPersonId: personId },
      ...said,
      // Whoever came along as an interpreter was asked for the time that it was.
      ...{ interpreterArrangedAt: null, interpreterArrangedByPersonId: null },
      // Nor is there anything left to call about: that was the time that it was.
      callWantedAt: null,
      updatedAt: now,
      // RFC 5545 §3.8.7.4: a change that people must see.
      sequence: sql`${appointments.sequence} + 1`,
    })
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, id)))
  const part = appointmentParticipants
  await tx
    .update(part)
    .set({ startsAt, endsAt, blocks: secondFor.length === 0 ? true : notInArray(part.personId, [...secondFor]) })
    .where(and(eq(part.tenantId, tenantId), eq(part.appointmentId, id)))
  await takeRoomAlong(tx, id, time)
}

/**
 * Gives back the time of an appointment that goes elsewhere, with this transaction, so that it does not stand in its own way;
 * nor does the reason for which it was booked against a rule, which was about that time (lesson 15.3).
 */
export async function leaveTime(tx: Tx, id: string): Promise<void> {
  await tx
    .update(appointments)
    .set({ overrideReason: null })
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
  await freeTime(tx, id)
}

async function withPhone(tx: Tx, teamId: string | null, { refusal }: Refused): Promise<Refused> {
  const team = teamId === null ? null : await findTeam(tx, teamId)
  return refuse(refusal.code, team ? { ...refusal.data, phone: team.phone } : refusal.data)
}

/**
 * With what a resident books another time for this appointment: a kind that residents don't book themselves is moved by phone,
 * unless it came of an invitation. Decides nothing about the appointment: the caller has.
 * Refuses `appointments.moveByPhone` with the number, and `appointments.movedElsewhere`.
 */
export async function findWhatMoves(tx: Tx, tenant: Tenant, appointment: AppointmentView) {
  const { id: movedId, residentId, teamId, visitTypeId, professionals } = appointment
  const [professional] = professionals
  if (!professional || visitTypeId === null) return refuse('appointments.movedElsewhere')
  const bookable = await findBookable(tx, { tenant, residentId, personId: professional.id, visitTypeId, movedId })
  return bookable.ok ? bookable : withPhone(tx, teamId, refuse('appointments.moveByPhone'))
}

/**
 * The appointment as its resident may move it now, with what it can be booked with. Refuses `notFound`,
 * `appointments.tooLateOnline`, `appointments.moveByPhone` and `appointments.movedElsewhere`.
 */
export async function findOwnMovable(tx: Tx, tenant: Tenant, appointmentId: string) {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const appointment = found.value
  const { id, residentId, teamId } = appointment
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'update', objectId: id })
  if (!decision.granted) return notFound
  const may = mayMove(appointment, 'resident', tx.actor.now)
  if (!may.ok) return withPhone(tx, teamId, may)
  const bookable = await findWhatMoves(tx, tenant, appointment)
  if (!bookable.ok) return bookable
  return done({ appointment, bookable: bookable.value })
}

/**
 * The times to which the resident may move this appointment, in order, as far ahead as they may book unless other bounds are
 * given; its own time is none of them.
 * Refuses as `moveAppointment` does.
 */
export async function listTimesToMoveTo(
  tx: Tx,
  asked: Omit<Move, 'startsAt'> & { readonly from?: Temporal.Instant; readonly until?: Temporal.Instant },
): Promise<Result<FreeTime[]>> {
  const { tenant, appointmentId } = asked
  const found = await findOwnMovable(tx, tenant, appointmentId)
  if (!found.ok) return found
  const { appointment, bookable } = found.value
  const { residentId, startsAt } = appointment
  const window = bookingWindow(tx, tenant, bookable.sessions)
  const { from = window.from, until = window.until } = asked
  const times = await freeTimesOf(tx, { tenant, residentId, bookable, from, until })
  return done(times.filter((time) => !time.startsAt.equals(startsAt)))
}

/**
 * Moves the resident's own appointment to another time that is offered, with the same professional; the old time is free
 * at once. Moving it to where it stands does nothing.
 * Refuses `notFound`, `appointments.tooLateOnline` with the hours of notice and the phone number (APP-7),
 * `appointments.slotTaken`, `appointments.moveByPhone`, and `appointments.movedElsewhere` for a drie-gesprek.
 */
export async function moveAppointment(tx: Tx, move: Move): Promise<Result<undefined>> {
  const { tenant, appointmentId, startsAt } = move
  const found = await findOwnMovable(tx, tenant, appointmentId)
  if (!found.ok) return found
  const { bookable } = found.value
  const { residentId } = found.value.appointment
  const locked = await lockAppointment(tx, found.value.appointment)
  if (!locked.ok) return locked
  const appointment = locked.value
  const still = mayMove(appointment, 'resident', tx.actor.now)
  if (!still.ok) return withPhone(tx, appointment.teamId, still)
  if (appointment.startsAt.equals(startsAt)) return done()
  await leaveTime(tx, appointmentId)
  const time = await findFreeTime(tx, { tenant, residentId, bookable, startsAt })
  if (!time) return refuse('appointments.slotTaken')
  await setTime(tx, appointment, time)
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: appointmentId })
  return done()
}
