import { and, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointmentRooms, appointments } from '#db/schema/appointments.ts'
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
import { freeTimesOf, type FreeTime } from './free-times.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { logOverride, lookAtTime, mayOverride, mayWriteAt } from './look-at-time.server.ts'

interface Move {
  readonly tenant: Tenant
  readonly appointmentId: string
  readonly startsAt: Temporal.Instant
}

/** Whether somebody may move this at `now`: by button, command and test alike (APP-7). */
export function mayMove(appointment: AppointmentView, who: AppointmentParty, now: Temporal.Instant): Result<unknown> {
  // A drie-gesprek is moved where it was made: three people have to agree.
  if (appointment.teamId === null) return refuse('appointments.movedElsewhere')
  const { status, startsAt } = appointment
  return appointmentCan(status, 'move', { who, now, startsAt, cancelNoticeHours: noticeHours(appointment) })
}

/**
 * Writes another time for an appointment and everybody in it; the old time is free with the same transaction. Checks
 * nothing: the caller holds the locks and has asked; the exclusion constraints have the last word.
 */
export async function setTime(
  tx: Tx,
  appointment: Pick<AppointmentView, 'id' | 'startsAt' | 'onlineEditableUntil'>,
  time: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant; readonly location?: string },
  why: { readonly changeReason?: string | null; readonly overrideReason?: string | null } = {},
): Promise<void> {
  const { tenantId, personId, now } = tx.actor
  const { id } = appointment
  const { startsAt, endsAt, location } = time
  const notice = appointment.startsAt.since(appointment.onlineEditableUntil).total('hours')
  await tx
    .update(appointments)
    .set({
      ...{ startsAt, endsAt, ...(location === undefined ? {} : { location }), ...why },
      ...{ onlineEditableUntil: onlineEditableUntil(startsAt, notice), movedAt: now, movedByPersonId: personId },
      updatedAt: now,
      // RFC 5545 §3.8.7.4: a change that people must see.
      sequence: sql`${appointments.sequence} + 1`,
    })
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, id)))
  for (const table of [appointmentParticipants, appointmentRooms])
    await tx
      .update(table)
      .set({ startsAt, endsAt, blocks: true })
      .where(and(eq(table.tenantId, tenantId), eq(table.appointmentId, id)))
}

async function withPhone(tx: Tx, teamId: string | null, { refusal }: Refused): Promise<Refused> {
  const team = teamId === null ? null : await findTeam(tx, teamId)
  return refuse(refusal.code, team ? { ...refusal.data, phone: team.phone } : refusal.data)
}

/** The appointment as its resident may move it now, with what it can be booked with. */
async function findOwnMovable(tx: Tx, tenant: Tenant, appointmentId: string) {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const appointment = found.value
  const { id, residentId, teamId, visitTypeId, professionals } = appointment
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'update', objectId: id })
  if (!decision.granted) return notFound
  const may = mayMove(appointment, 'resident', tx.actor.now)
  if (!may.ok) return withPhone(tx, teamId, may)
  const [professional] = professionals
  if (!professional || visitTypeId === null) return refuse('appointments.movedElsewhere')
  const choice = { tenant, residentId, personId: professional.id, visitTypeId }
  const bookable = await findBookable(tx, choice)
  // A kind that residents don't book themselves is moved by phone.
  if (!bookable.ok) return withPhone(tx, teamId, refuse('appointments.moveByPhone'))
  return done({ appointment, professional, bookable: bookable.value })
}

/**
 * The times to which the resident may move this appointment, in order; its own time is none of them.
 * Refuses as `moveAppointment` does.
 */
export async function listTimesToMoveTo(
  tx: Tx,
  asked: Omit<Move, 'startsAt'> & { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<Result<FreeTime[]>> {
  const { tenant, appointmentId, from, until } = asked
  const found = await findOwnMovable(tx, tenant, appointmentId)
  if (!found.ok) return found
  const { appointment, bookable } = found.value
  const { residentId, startsAt } = appointment
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
  const { appointment, professional, bookable } = found.value
  if (appointment.startsAt.equals(startsAt)) return done()
  const { residentId } = appointment
  await lockParticipants(tx, [residentId, professional.id])
  // Within this transaction, so that it does not stand in its own way.
  await freeTime(tx, appointmentId)
  const until = startsAt.add({ minutes: bookable.type.minutes })
  const [time] = await freeTimesOf(tx, { tenant, residentId, bookable, from: startsAt, until })
  if (!time?.startsAt.equals(startsAt)) return refuse('appointments.slotTaken')
  await setTime(tx, appointment, time)
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: appointmentId })
  return done()
}

/**
 * Moves an appointment for the practice, to any time that nobody in it has given away; outside a session only with a
 * reason, which the log shows (lesson 15.3). The resident is told.
 * Refuses `notFound`, `appointments.slotTaken`, `appointments.inThePast`, `appointments.offGrid`,
 * `appointments.outsideHours` without a reason, and what the state forbids.
 */
export async function moveForPractice(
  tx: Tx,
  move: Move & { readonly changeReason: string | null; readonly overrideReason: string | null },
): Promise<Result<undefined>> {
  const { tenant, appointmentId, startsAt, changeReason } = move
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const appointment = found.value
  const { id, residentId, teamId, professionals } = appointment
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  const decision = await decideAccess(tx, asked)
  if (tx.actor.kind !== 'professional' || !decision.granted) return notFound
  const may = mayMove(appointment, 'practice', tx.actor.now)
  if (!may.ok) return may as Refused
  if (appointment.startsAt.equals(startsAt)) return done()
  const writable = mayWriteAt(tx, startsAt)
  if (!writable.ok) return writable
  await lockParticipants(tx, [residentId, ...professionals.map((each) => each.id)])
  const endsAt = startsAt.add(appointment.startsAt.until(appointment.endsAt))
  let isOutside = false
  for (const { id: personId } of professionals) {
    const { visitTypeCode } = appointment
    const { misfits } = await lookAtTime(tx, { tenant, personId, visitTypeCode, startsAt, endsAt, leaves: appointment })
    if (misfits.includes('double')) return refuse('appointments.slotTaken')
    isOutside ||= misfits.includes('outside')
  }
  const overrides = mayOverride(isOutside ? ['outside'] : [], move.overrideReason)
  if (!overrides.ok) return overrides
  await freeTime(tx, id)
  const overrideReason = isOutside ? move.overrideReason : null
  await setTime(tx, appointment, { startsAt, endsAt }, { changeReason, overrideReason })
  if (isOutside) logOverride(tx, { residentId, appointmentId: id, checks: decision.checks })
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done()
}
