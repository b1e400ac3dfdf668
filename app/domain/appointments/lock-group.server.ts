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
  /** Whoever still comes, or came early already. */
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

/** Who has a place, also who is no longer the team's: the group changes with all of them. Nobody is shown them. */
const everyPlace = (tx: Tx, groupId: string) => inPortalName(tx, () => readPlaces(tx, groupId))

/**
 * Whether the actor may change these places of a group, each decided and logged. The place of who left the practice is no longer
 * shown to it and goes along with the group; that is logged too.
 */
async function mayChangePlaces(tx: Tx, groupId: string, places: LockedGroup['places']): Promise<boolean> {
  if (places.length === 0) return true
  const seen = new Set((await readPlaces(tx, groupId)).map(({ id }) => id))
  const items = places.map((place) => ({ ...place, objectId: place.id, ownerTeamId: place.teamId }))
  const shown = items.filter(({ id }) => seen.has(id))
  const granted = await decideAccessToList(tx, { resource: 'appointment', action: 'update', items: shown })
  const along = items.filter(({ id }) => !seen.has(id))
  if (along.length > 0)
    tx.decisions.push({
      ...{ action: 'U', outcome: 'success', checks: 'TFFF', resource: 'appointment' },
      objects: along.map(({ id: detail, residentId }) => ({ residentId, detail })),
    })
  return granted.length === shown.length
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
  const before = await everyPlace(tx, groupId)
  const people = [...seen.professionals.map(({ id }) => id), ...before.map(({ residentId }) => residentId)]
  await lockParticipants(tx, [groupId, ...people, ...andPersonIds])
  const group = await findGroup(tx, groupId)
  if (!group) return notFound
  const all = await everyPlace(tx, groupId)
  const inIt = [...group.professionals.map(({ id }) => id), ...all.map(({ residentId }) => residentId)]
  // Whoever came in while this waited is not locked: the next try sees them.
  if (inIt.some((id) => !people.includes(id))) return refuse('shared.conflict')
  const may = isStillToCome(group, tx.actor.now)
  if (!may.ok) return may
  const places = all.filter(({ status }) => status === 'booked' || status === 'arrived')
  return (await mayChangePlaces(tx, groupId, places)) ? done({ group, places }) : notFound
}
