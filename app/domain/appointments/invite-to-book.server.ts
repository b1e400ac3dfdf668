import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { bookingInvitations } from '#db/schema/appointments.invitations.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { isUnused, itsAppointment } from './booking-invitations.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { threeWayCode } from './free-times.queries.server.ts'
import { mostInvitedWeeks, type InvitationForm } from './invite-form.ts'
import { listKindsOfTeams, type KindOfTeam } from './kinds.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { listSessions } from './schedules.queries.server.ts'
import { takeBackInvitation } from './take-back-invitation.server.ts'

interface Invited {
  readonly tenant: Tenant
  readonly residentId: string
  /** With whom. */
  readonly personId: string
  readonly visitTypeId: string
  /** From today; at most 12. */
  readonly weeks: number
  readonly words: string | null
}

/**
 * Whether a resident can be invited to choose a time for this kind of visit: not for what they book themselves, nor a visit
 * at home, which is asked for first, nor a drie-gesprek, which has an invitation of its own.
 */
export const mayBeInvitedTo = ({ ended, selfBookable, channel, code }: KindOfTeam): boolean =>
  !ended && !selfBookable && channel !== 'home' && code !== threeWayCode

/** How many weeks an invitation lasts if nobody says so: as far ahead as residents book in this wijk. */
export const usualWeeks = (tenant: Tenant): number =>
  Math.min(Math.max(Math.ceil(bookingSettings(tenant).rules.releaseHorizonDays / 7), 1), mostInvitedWeeks)

interface Found extends Invited {
  readonly teamId: string
}

/** The one that is open for this already, even when it ended: it is renewed. */
async function findOpen(tx: Tx, { residentId, visitTypeId, personId }: Found): Promise<string | null> {
  const of = bookingInvitations
  const [open] = await tx
    .select({ id: of.id })
    .from(of)
    .leftJoin(appointments, itsAppointment)
    .where(
      and(
        ...[eq(of.tenantId, tx.actor.tenantId), eq(of.residentId, residentId), eq(of.visitTypeId, visitTypeId)],
        ...[eq(of.personId, personId), isNull(of.takenBackAt), isUnused],
      ),
    )
    // What nothing came of first: of that there is one (`booking_invitations_one`).
    .orderBy(sql`${of.usedAppointmentId} nulls first`, asc(of.id))
    .limit(1)
  return open?.id ?? null
}

/** Whether the resident could find a time: with somebody of their own, who sees people for it in these weeks. */
async function canChoose(tx: Tx, found: Found, code: string): Promise<boolean> {
  const { tenant, residentId, personId, teamId, weeks } = found
  const own = await listOwnProfessionals(tx, residentId, 'practice', personId)
  if (!own.ok || !own.value.some((each) => each.teamId === teamId)) return false
  const firstDay = tx.actor.now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const held = await listSessions(tx, [personId], { firstDay, lastDay: firstDay.add({ weeks }) })
  return held.some((session) => session.teamId === teamId && session.visitTypeCodes.includes(code))
}

/**
 * The practice invites a resident to choose a time themselves for a kind of visit that residents do not book by themselves
 * (APP-1), with somebody of the team. The resident is told that something waits. Inviting for the same again renews it.
 * Refuses `notFound` (not the own practice's resident, kind or colleague, not for this role, or a kind to which nobody is
 * invited), and `appointments.noTimesToChoose` where that professional sees nobody for it or this resident can't book them.
 */
export async function inviteToBook(tx: Tx, invited: Invited): Promise<Result<{ readonly id: string }>> {
  const { tenant, residentId, visitTypeId, personId, weeks, words } = invited
  const { tenantId, now, kind, teamIds, personId: actingId } = tx.actor
  if (kind !== 'professional' || !actingId || !isId(residentId)) return notFound
  const type = (await listKindsOfTeams(tx, teamIds)).find(({ id }) => id === visitTypeId)
  const teamId = type?.teamId ?? null
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'appointment',
    action: 'create',
    ownerTeamId: teamId,
  })
  if (!decision.granted || !type || teamId === null || !mayBeInvitedTo(type)) return notFound
  const members = await listTeamMembers(tx, [teamId], tenant.timeZone)
  if (!members.some(({ id }) => id === personId)) return notFound
  const found = { ...invited, teamId }
  if (!(await canChoose(tx, found, type.code))) return refuse('appointments.noTimesToChoose')
  await lockParticipants(tx, [residentId])
  const open = await findOpen(tx, found)
  const lastDay = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().add({ weeks })
  const endsAt = lastDay.add({ days: 1 }).toZonedDateTime(tenant.timeZone).toInstant()
  const id = open ?? newId(now.epochMilliseconds)
  if (open)
    await tx
      .update(bookingInvitations)
      .set({ words, endsAt, usedAppointmentId: null })
      .where(and(eq(bookingInvitations.tenantId, tenantId), eq(bookingInvitations.id, id)))
  else
    await tx.insert(bookingInvitations).values({
      ...{ tenantId, id, residentId, teamId, visitTypeId, personId, words, endsAt },
      ...{ createdAt: now, createdByPersonId: actingId },
    })
  await tellResident(tx, { residentId, template: 'newInvitation', topic: 'APPOINTMENTS', objectId: id })
  return done({ id })
}

/**
 * What the desk does with an invitation: makes or renews it, or takes it back. Refuses as `inviteToBook` and
 * `takeBackInvitation` do.
 * @returns what the page then shows as chosen.
 */
export async function changeInvitation(
  tx: Tx,
  change: InvitationForm & { readonly tenant: Tenant; readonly residentId: string },
): Promise<Result<{ readonly wie?: string; readonly soort?: string }>> {
  if (change.intent === 'takeBack') {
    const taken = await takeBackInvitation(tx, change)
    return taken.ok ? done({}) : taken
  }
  const { personId: wie, visitTypeId: soort, words = null } = change
  const invited = await inviteToBook(tx, { ...change, words })
  return invited.ok ? done({ wie, soort }) : invited
}
