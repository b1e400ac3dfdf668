import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { groupAppointments } from '#db/schema/appointments.groups.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { decideAboutGroup } from './decide-about-group.server.ts'
import { checkGroupTime, takeGroupTime } from './group-time.server.ts'
import { listKindsOfTeams } from './kinds.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { listRooms } from './rooms.server.ts'

export interface NewGroup {
  readonly tenant: Tenant
  readonly teamId: string
  readonly visitTypeId: string
  /** Who leads it: members of the team, all of them or none. */
  readonly personIds: readonly string[]
  readonly title: string
  readonly startsAt: Temporal.Instant
  readonly minutes: number
  readonly most: number
  /** Whether residents of the practice may take a place themselves. */
  readonly selfBookable: boolean
  readonly roomId: string | null
  /** Where it is; the team's own place when null. */
  readonly location: string | null
  /** Of the form: sent twice, it makes one. */
  readonly formKey: string
}

/** What a group needs of the team: its kind of visit, and that everybody and the room are the team's. */
async function findKind(tx: Tx, { tenant, teamId, visitTypeId, personIds, roomId }: NewGroup) {
  const kinds = await listKindsOfTeams(tx, [teamId])
  const kind = kinds.find(({ id, ended }) => id === visitTypeId && !ended)
  const members = await listTeamMembers(tx, [teamId], tenant.timeZone)
  const areMembers = personIds.length > 0 && personIds.every((id) => members.some((member) => member.id === id))
  const isItsRoom = roomId === null || (await listRooms(tx, [teamId])).some(({ id }) => id === roomId)
  return areMembers && isItsRoom ? kind : undefined
}

/**
 * What came of this form already; undefined when it is new. What was changed since then is compared by team and kind alone.
 * Refuses `appointments.formUsed` where it was sent with something else in it.
 */
async function findSent(tx: Tx, group: NewGroup): Promise<Result<{ readonly id: string } | undefined>> {
  const { tenantId, personId } = tx.actor
  const { startsAt, endsAt, createdAt, updatedAt, id, teamId, visitTypeId, title, most, selfBookable } =
    groupAppointments
  const [known] = await tx
    .select({ startsAt, endsAt, createdAt, updatedAt, id, teamId, visitTypeId, title, most, selfBookable })
    .from(groupAppointments)
    .where(
      and(
        ...[eq(groupAppointments.tenantId, tenantId), eq(groupAppointments.formKey, group.formKey)],
        eq(groupAppointments.createdByPersonId, personId ?? ''),
      ),
    )
    .limit(1)
  if (!known) return done(undefined)
  const isThen =
    known.startsAt.equals(group.startsAt) && known.startsAt.until(known.endsAt).total('minutes') === group.minutes
  const isSo = known.title === group.title && known.most === group.most && known.selfBookable === group.selfBookable
  const isSame = known.teamId === group.teamId && known.visitTypeId === group.visitTypeId
  const wasChanged = !known.updatedAt.equals(known.createdAt)
  return isSame && (wasChanged || (isThen && isSo)) ? done({ id: known.id }) : refuse('appointments.formUsed')
}

/**
 * Makes a group in the agendas of everybody who leads it, all or nothing, and in its room. Nobody is in it yet. The same form
 * sent again gives the same group.
 * Refuses `notFound` (not the own team, its kind of visit, members or room, or not for this role), `appointments.noGroupAtHome`,
 * `appointments.formUsed`, and as `checkGroupTime`; `appointments.slotTaken` and `appointments.roomTaken`: the constraints of these names.
 */
export async function makeGroup(tx: Tx, group: NewGroup): Promise<Result<{ readonly id: string }>> {
  const { tenant, teamId, title, startsAt, minutes, most, selfBookable, roomId, formKey } = group
  if (!decideAboutGroup(tx, { action: 'create', teamId, groupId: null })) return notFound
  const kind = await findKind(tx, group)
  if (!kind) return notFound
  const { tenantId, personId: createdByPersonId, now } = tx.actor
  const { id: visitTypeId, channel } = kind
  if (channel === 'home') return refuse('appointments.noGroupAtHome')
  const personIds = [...new Set(group.personIds)]
  await lockParticipants(tx, personIds)
  const sent = await findSent(tx, group)
  if (!sent.ok) return sent
  if (sent.value) return done(sent.value)
  const endsAt = startsAt.add({ minutes })
  const free = await checkGroupTime(tx, { tenant, personIds, startsAt, endsAt })
  if (!free.ok) return free
  const id = newId(now.epochMilliseconds)
  const location = group.location ?? (await findTeam(tx, teamId))?.name ?? ''
  await inPortalName(tx, async () => {
    await tx.insert(groupAppointments).values({
      ...{ tenantId, id, teamId, visitTypeId, title, status: 'booked', startsAt, endsAt, channel, location },
      ...{ most, selfBookable, createdByPersonId: createdByPersonId ?? '', createdAt: now, updatedAt: now, formKey },
    })
  })
  await takeGroupTime(tx, { id, teamId, personIds, roomId, startsAt, endsAt })
  return done({ id })
}
