import { and, eq, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { permissionMatrix } from '../access/permissions.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import type { RoleCode } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { addAppointment } from './add-appointment.server.ts'
import { giveRoom } from './give-room.server.ts'
import type { InterpreterWish } from './interpreter-wish.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { listRooms } from './rooms.server.ts'
import { logOverride, lookAtTime, mayOverride, mayWriteAt } from './look-at-time.server.ts'
import { useOpenInvitation } from './use-invitation.server.ts'

export interface BookingForResident extends Partial<InterpreterWish> {
  readonly tenant: Tenant
  readonly residentId: string
  /** Who sees the resident: a member of the team of the kind of visit. */
  readonly personId: string
  readonly visitTypeId: string
  readonly startsAt: Temporal.Instant
  readonly reason: string | null
  /** Why it is booked against a rule; at least 5 characters. */
  readonly overrideReason: string | null
  /** Of the team; none when left out. */
  readonly roomId?: string | null
  /** Of the form: sent twice, it books once. */
  readonly formKey: string
}

/** Whether this role books for residents of the own practice or team (access: Appointment): for the link to the page. */
export function mayBookForResidents(role: RoleCode): boolean {
  const cells = permissionMatrix.appointment[role] ?? []
  return cells.some(({ actions, by }) => actions.includes('create') && by.includes('careRelationship'))
}

/** A kind of visit of a team in which the actor works, that is still booked; null for any other. */
async function findOwnKind(tx: Tx, visitTypeId: string) {
  if (!isId(visitTypeId)) return null
  const [type] = await tx
    .select()
    .from(visitTypes)
    .where(and(eq(visitTypes.tenantId, tx.actor.tenantId), eq(visitTypes.id, visitTypeId), isNull(visitTypes.endedAt)))
    .limit(1)
  return type && tx.actor.teamIds.includes(type.teamId) ? type : null
}

/**
 * What came of this form already; undefined when it is new. What was moved since then is compared without its time.
 * Refuses `appointments.formUsed` where it was sent with something else in it, or for another resident.
 */
async function findSent(tx: Tx, booking: BookingForResident): Promise<Result<{ readonly id: string } | undefined>> {
  const { tenantId, personId } = tx.actor
  const mine = and(eq(appointments.tenantId, tenantId), eq(appointments.bookedByPersonId, personId ?? ''))
  const part = appointmentParticipants
  const [known] = await tx
    .select({
      ...{ id: appointments.id, residentId: appointments.residentId, visitTypeId: appointments.visitTypeId },
      ...{ reason: appointments.reason, startsAt: appointments.startsAt, movedAt: appointments.movedAt },
      personId: part.personId,
    })
    .from(appointments)
    .leftJoin(
      part,
      and(
        ...[eq(part.tenantId, appointments.tenantId), eq(part.appointmentId, appointments.id)],
        eq(part.kind, 'professional'),
      ),
    )
    .where(and(mine, eq(appointments.formKey, booking.formKey)))
    .limit(1)
  if (!known) return done(undefined)
  const { id, residentId, visitTypeId, reason, startsAt, movedAt } = known
  const isSame = residentId === booking.residentId && visitTypeId === booking.visitTypeId && reason === booking.reason
  const isThen = startsAt.equals(booking.startsAt) && known.personId === booking.personId
  return isSame && (movedAt !== null || isThen) ? done({ id }) : refuse('appointments.formUsed')
}

/**
 * Books for a resident of the own practice with somebody of the team: in a session and free without more; outside the
 * sessions, or beside somebody else, only with a reason (lesson 15.3), which the log shows. The resident is told. The same
 * form sent again gives the same appointment. Whoever was invited to choose such a time has chosen it with this.
 * Refuses `notFound` (not the own practice's resident, kind or colleague, or not for this role), `appointments.formUsed`,
 * `appointments.inThePast`, `appointments.tooFarAhead`, `appointments.offGrid`, `appointments.outsideHours` and
 * `appointments.doubleTime` without a reason, and `appointments.slotTaken` where the resident has something else; `appointments.roomTaken`: the constraint of that name.
 */
export async function bookForResident(tx: Tx, booking: BookingForResident): Promise<Result<{ readonly id: string }>> {
  const { tenant, residentId, personId, startsAt, overrideReason, formKey, reason, roomId = null } = booking
  const { interpreterLanguage = null, interpreterMode = null, interpreterGender = null } = booking
  const { kind } = tx.actor
  const type = kind === 'professional' ? await findOwnKind(tx, booking.visitTypeId) : null
  if (!isId(residentId)) return notFound
  const asked = { residentId, resource: 'appointment', action: 'create', ownerTeamId: type?.teamId ?? null } as const
  const decision = await decideAccess(tx, asked)
  if (!type || !decision.granted) return notFound
  const { teamId } = type
  const members = await listTeamMembers(tx, [teamId], tenant.timeZone)
  if (!members.some(({ id }) => id === personId)) return notFound
  if (roomId !== null && !(await listRooms(tx, [teamId])).some(({ id }) => id === roomId)) return notFound

  await lockParticipants(tx, [residentId, personId])
  const sent = await findSent(tx, booking)
  if (!sent.ok) return sent
  if (sent.value) return done(sent.value)
  const may = mayWriteAt(tx, startsAt)
  if (!may.ok) return may
  const endsAt = startsAt.add({ minutes: type.minutes })
  const found = await lookAtTime(tx, { tenant, personId, teamId, visitTypeCode: type.code, startsAt, endsAt })
  const { misfits } = found
  const overrides = mayOverride(misfits, overrideReason)
  if (!overrides.ok) return overrides
  const id = await addAppointment(tx, {
    ...{ residentId, personIds: [personId], teamId, visitType: type, status: 'booked', startsAt, endsAt },
    ...{ channel: type.channel, location: found.location ?? (await findTeam(tx, teamId))?.name ?? '', heldUntil: null },
    ...{
      reason,
      interpreterLanguage,
      interpreterMode,
      interpreterGender,
      selfBooked: false,
      formKey,
      isSecond: misfits.includes('double'),
    },
    overrideReason: misfits.length > 0 ? overrideReason : null,
  })
  if (!type.selfBookable) await useOpenInvitation(tx, { residentId, visitTypeId: type.id, personId }, id)
  await giveRoom(tx, { appointmentId: id, residentId, teamId, startsAt, endsAt, roomId })
  logOverride(tx, { residentId, appointmentId: id, misfits, checks: decision.checks })
  await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}
