import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { permissionMatrix } from '../access/permissions.ts'
import type { RoleCode } from '../shared/actor.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listOpenAgendas } from './agenda.queries.server.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { freeTime } from './free-time.server.ts'
import { passWaiting } from './leave-waiting-list.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { logOverride, lookAtTime, mayOverride, mayWriteAt } from './look-at-time.server.ts'
import type { Misfit } from './misfits.ts'
import { mayMove, setTime } from './move-appointment.server.ts'
import { tellOfChange } from './tell-of-change.server.ts'

export interface MoveForPractice {
  readonly tenant: Tenant
  readonly appointmentId: string
  readonly startsAt: Temporal.Instant
  /** Who sees the resident from then on; the same professional when left out. */
  readonly toPersonId?: string | null
  /** What the resident reads. */
  readonly changeReason: string | null
  /** Why it is moved against a rule; at least 5 characters. */
  readonly overrideReason: string | null
  /** The practice's own system moves it, which is no person. */
  readonly isBySystem?: boolean
}

interface Pass {
  readonly from: string
  readonly to: string
}

/** Whether this role moves appointments of residents (access: Appointment): for what can be dragged. */
export function mayMoveForResidents(role: RoleCode): boolean {
  const cells = permissionMatrix.appointment[role] ?? []
  return cells.some(({ actions, by }) => actions.includes('update') && by.includes('careRelationship'))
}

/** From whom to whom it goes; null when it stays. Only to somebody of its own team whose agenda the actor may open. */
async function readPass(tx: Tx, appointment: AppointmentView, move: MoveForPractice): Promise<Result<Pass | null>> {
  const [from, ...others] = appointment.professionals
  const { toPersonId, tenant } = move
  if (!toPersonId || !from || toPersonId === from.id) return done(null)
  const open = await listOpenAgendas(tx, tenant.timeZone)
  const may = open.some(({ id, teamId }) => id === toPersonId && teamId === appointment.teamId)
  return may && others.length === 0 ? done({ from: from.id, to: toPersonId }) : notFound
}

async function pass(tx: Tx, appointmentId: string, { from, to }: Pass): Promise<boolean> {
  const part = appointmentParticipants
  const passed = await tx
    .update(part)
    .set({ personId: to })
    .where(
      and(
        ...[eq(part.tenantId, tx.actor.tenantId), eq(part.appointmentId, appointmentId)],
        ...[eq(part.personId, from), eq(part.kind, 'professional')],
      ),
    )
    .returning({ id: part.appointmentId })
  if (passed.length === 0) return false
  await passWaiting(tx, { appointmentId, fromPersonId: from, toPersonId: to })
  return true
}

/** What stands in the way in the agendas of those who see the resident, and where the new one does. */
async function lookAround(tx: Tx, appointment: AppointmentView, move: MoveForPractice, to: string | null) {
  const { tenant, startsAt } = move
  const { visitTypeCode, professionals, teamId } = appointment
  const endsAt = startsAt.add(appointment.startsAt.until(appointment.endsAt))
  const misfits = new Set<Misfit>()
  const secondFor: string[] = []
  let location: string | undefined
  for (const personId of to === null ? professionals.map(({ id }) => id) : [to]) {
    const wanted = { tenant, personId, teamId, visitTypeCode, startsAt, endsAt }
    const found = await lookAtTime(tx, to === null ? { ...wanted, leaves: appointment } : wanted)
    for (const misfit of found.misfits) misfits.add(misfit)
    if (found.misfits.includes('double')) secondFor.push(personId)
    if (to !== null && appointment.channel === 'in_person') location = found.location ?? undefined
  }
  return {
    misfits: [...misfits],
    secondFor,
    time: { startsAt, endsAt, ...(location === undefined ? {} : { location }) },
  }
}

/**
 * Moves an appointment for the practice to any time, and to another colleague where that is asked; outside a session, or
 * beside something else of who sees the resident, only with a reason, which the log shows (lesson 15.3), as it is booked. Its
 * room goes along where it is free. The resident is told.
 * Refuses `notFound`, also for a colleague of another team, `appointments.inThePast`, `appointments.tooFarAhead`,
 * `appointments.offGrid`, `appointments.outsideHours` and `appointments.doubleTime` without a reason,
 * `appointments.slotTaken` where the resident has something else: the constraint of that name, and what the state forbids.
 */
export async function moveForPractice(tx: Tx, move: MoveForPractice): Promise<Result<undefined>> {
  const { appointmentId, startsAt, changeReason } = move
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId, professionals } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  const decision = await decideAccess(tx, asked)
  if (tx.actor.kind !== 'professional' || !decision.granted) return notFound
  const passes = await readPass(tx, found.value, move)
  if (!passes.ok) return passes
  const to = passes.value
  // Everybody at once, in the one order that all bookings keep.
  await lockParticipants(tx, [residentId, ...professionals.map((each) => each.id), ...(to ? [to.to] : [])])
  const locked = await lockAppointment(tx, found.value)
  if (!locked.ok) return locked
  const appointment = locked.value
  const may = mayMove(appointment, 'practice', tx.actor.now)
  if (!may.ok) return may as Refused
  if (!to && appointment.startsAt.equals(startsAt)) return done()
  const writable = mayWriteAt(tx, startsAt)
  if (!writable.ok) return writable
  const { misfits, secondFor, time } = await lookAround(tx, appointment, move, to?.to ?? null)
  const overrides = mayOverride(misfits, move.overrideReason)
  if (!overrides.ok) return overrides
  await freeTime(tx, id)
  // A colleague was a moment earlier.
  if (to && !(await pass(tx, id, to))) return refuse('appointments.notInThisState')
  await setTime(tx, appointment, time, {
    ...{ changeReason, overrideReason: misfits.length > 0 ? move.overrideReason : null, secondFor },
    ...(move.isBySystem ? { movedByPersonId: null } : {}),
  })
  logOverride(tx, { residentId, appointmentId: id, misfits, checks: decision.checks })
  await tellOfChange(tx, { id, residentId, teamId, startsAt })
  return done()
}
