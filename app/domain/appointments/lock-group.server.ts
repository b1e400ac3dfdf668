import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { groupAppointments } from '#db/schema/appointments.groups.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAboutGroup } from './decide-about-group.server.ts'
import { isStillToCome } from './group.ts'
import { findGroup, type GroupView } from './groups.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { readPlaces } from './places.queries.server.ts'

export interface LockedGroup {
  readonly group: GroupView
  /** Whoever still comes. */
  readonly places: Awaited<ReturnType<typeof readPlaces>>
}

/** Writes what changes in a group itself. Checks nothing: the caller has. */
export async function setGroup(
  tx: Tx,
  id: string,
  values: Partial<typeof groupAppointments.$inferInsert>,
): Promise<void> {
  await inPortalName(tx, async () => {
    await tx
      .update(groupAppointments)
      // RFC 5545 §3.8.7.4: a change that people must see.
      .set({ ...values, updatedAt: tx.actor.now, sequence: sql`${groupAppointments.sequence} + 1` })
      .where(and(eq(groupAppointments.tenantId, tx.actor.tenantId), eq(groupAppointments.id, id)))
  })
}

/**
 * A group of the own team under the locks of everybody in it: those who lead it, those who have a place, and itself. The group
 * and each place that changes with it are decided and logged.
 * @param andPersonIds whom else it will take time of.
 * Refuses `notFound` to who may not change it or somebody's place in it, `appointments.groupEnded`, and `shared.conflict` when
 * somebody took a place meanwhile.
 */
export async function lockGroup(
  tx: Tx,
  groupId: string,
  andPersonIds: readonly string[] = [],
): Promise<Result<LockedGroup>> {
  const seen = await findGroup(tx, groupId)
  if (!seen || !decideAboutGroup(tx, { action: 'update', teamId: seen.teamId, groupId })) return notFound
  const before = await readPlaces(tx, groupId)
  const people = [...seen.professionals.map(({ id }) => id), ...before.map(({ residentId }) => residentId)]
  await lockParticipants(tx, [groupId, ...people, ...andPersonIds])
  const group = await findGroup(tx, groupId)
  if (!group) return notFound
  const all = await readPlaces(tx, groupId)
  const inIt = [...group.professionals.map(({ id }) => id), ...all.map(({ residentId }) => residentId)]
  // Whoever came in while this waited is not locked: the next try sees them. Nobody whose place is not read is left behind.
  if (inIt.some((id) => !people.includes(id)) || all.length !== group.taken) return refuse('shared.conflict')
  const may = isStillToCome(group, tx.actor.now)
  if (!may.ok) return may
  const places = all.filter(({ status }) => status === 'booked')
  const items = places.map((place) => ({ ...place, objectId: place.id, ownerTeamId: place.teamId }))
  const granted =
    items.length === 0 ? [] : await decideAccessToList(tx, { resource: 'appointment', action: 'update', items })
  return granted.length === places.length ? done({ group, places }) : notFound
}
