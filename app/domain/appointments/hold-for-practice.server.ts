import { and, eq, gt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { addAppointment } from './add-appointment.server.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { freeTime } from './free-time.server.ts'
import type { KindOfTeam } from './kinds.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { lookAtTime, mayOverride, mayWriteAt } from './look-at-time.server.ts'

/**
 * Keeps a free time in a session for a resident of the practice, for the minutes that the wijk sets (APP-3), while the
 * practice's system asks on.
 * Refuses `notFound` (not the own practice's resident, kind or colleague), `appointments.inThePast`, `appointments.offGrid`,
 * `appointments.outsideHours`, `appointments.doubleTime`, and `appointments.slotTaken` where the resident has something else.
 */
export async function holdForPractice(
  tx: Tx,
  wanted: {
    readonly tenant: Tenant
    readonly residentId: string
    readonly personId: string
    readonly kind: KindOfTeam
    readonly startsAt: Temporal.Instant
  },
): Promise<Result<{ readonly id: string }>> {
  const { tenant, residentId, personId, kind, startsAt } = wanted
  const { teamId } = kind
  if (!isId(residentId) || !isId(personId)) return notFound
  const asked = { residentId, resource: 'appointment', action: 'create', ownerTeamId: teamId } as const
  if (tx.actor.kind !== 'professional' || !tx.actor.teamIds.includes(teamId)) return notFound
  if (!(await decideAccess(tx, asked)).granted) return notFound
  const members = await listTeamMembers(tx, [teamId], tenant.timeZone)
  if (kind.ended || !members.some(({ id }) => id === personId)) return notFound
  await lockParticipants(tx, [residentId, personId])
  const may = mayWriteAt(tx, startsAt)
  if (!may.ok) return may
  const endsAt = startsAt.add({ minutes: kind.minutes })
  const found = await lookAtTime(tx, { tenant, personId, teamId, visitTypeCode: kind.code, startsAt, endsAt })
  const fits = mayOverride(found.misfits, null)
  if (!fits.ok) return fits
  const id = await addAppointment(tx, {
    ...{ residentId, personIds: [personId], teamId, visitType: kind, status: 'proposed', startsAt, endsAt },
    ...{ channel: kind.channel, location: found.location ?? (await findTeam(tx, teamId))?.name ?? '' },
    ...{ heldUntil: tx.actor.now.add({ minutes: bookingSettings(tenant).holdMinutes }), selfBooked: false },
  })
  return done({ id })
}

/** What the actor holds at this moment, and nobody else. */
const ownHold = ({ actor: { tenantId, personId, now } }: Tx, id: string) =>
  and(
    ...[eq(appointments.tenantId, tenantId), eq(appointments.id, id), eq(appointments.status, 'proposed')],
    ...[gt(appointments.heldUntil, now), eq(appointments.bookedByPersonId, personId ?? '')],
  )

/**
 * Lets go what the acting system holds; its time is free at once, and nobody was told of it.
 * Refuses `notFound` for what is not the team's, `appointments.notInThisState` for what was booked, and
 * `appointments.holdExpired` for what another holds.
 */
export async function releaseForPractice(
  tx: Tx,
  { appointmentId, teamId }: { readonly appointmentId: string; readonly teamId: string },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok || found.value.teamId !== teamId) return notFound
  const { id, residentId, status } = found.value
  const asked = { residentId, resource: 'appointment', action: 'delete', objectId: id, ownerTeamId: teamId } as const
  if (!(await decideAccess(tx, asked)).granted) return notFound
  if (status !== 'proposed') return refuse('appointments.notInThisState')
  await freeTime(tx, id)
  const gone = await tx.delete(appointments).where(ownHold(tx, id)).returning({ id: appointments.id })
  return gone.length > 0 ? done() : refuse('appointments.holdExpired')
}

/**
 * Makes what the acting system holds an appointment; the resident is told. Doing it again does nothing.
 * Refuses `notFound` for what is not the team's, and `appointments.holdExpired` for what is no longer held, or by another.
 */
export async function bookHeldForPractice(
  tx: Tx,
  input: { readonly appointmentId: string; readonly teamId: string; readonly reason: string | null },
): Promise<Result<{ readonly id: string }>> {
  const { appointmentId, teamId, reason } = input
  const { now } = tx.actor
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok || found.value.teamId !== teamId) return notFound
  const { id, residentId, status } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  if (!(await decideAccess(tx, asked)).granted) return notFound
  if (status === 'booked') return done({ id })
  const booked = await tx
    .update(appointments)
    .set({ status: 'booked', heldUntil: null, reason, updatedAt: now })
    .where(ownHold(tx, id))
    .returning({ id: appointments.id })
  if (booked.length === 0) return refuse('appointments.holdExpired')
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}
