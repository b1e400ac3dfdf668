import { and, count, eq, gt } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addPlace } from './add-place.server.ts'
import { findGroup, listGroups, type GroupView } from './groups.queries.server.ts'

/** A group in which a resident may take a place, and whom to call about it. */
export type OpenGroup = GroupView & { readonly phone: string }

/** The phone numbers of the resident's own teams, by team: whose groups are open to them. */
async function ownTeams(tx: Tx, residentId: string): Promise<Result<ReadonlyMap<string, string>>> {
  const own = await listOwnProfessionals(tx, residentId, 'practice')
  return own.ok ? done(new Map(own.value.map(({ teamId, teamPhone }) => [teamId, teamPhone]))) : own
}

/**
 * The groups of the resident's own practice and team in which residents may take a place themselves, soonest first; full ones
 * are among them. `notFound` to who may not book for this resident.
 */
export async function listOpenGroups(
  tx: Tx,
  asked: { readonly residentId: string; readonly after?: Cursor | null; readonly limit?: number },
): Promise<Result<{ readonly items: readonly OpenGroup[]; readonly next: Cursor | null }>> {
  const { residentId, after = null, limit = 20 } = asked
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const teams = await ownTeams(tx, residentId)
  if (!teams.ok) return teams
  const found = await listGroups(tx, { teamIds: [...teams.value.keys()], open: true, after, limit })
  const items = found.items.map((group) => ({ ...group, phone: teams.value.get(group.teamId) ?? '' }))
  return done({ ...found, items })
}

/**
 * One of `listOpenGroups`, or one that was among them: it began or was cancelled, which `takesOneMore` tells. Refuses `notFound`
 * for a group of another team, and for one that is not open to residents.
 */
export async function findOpenGroup(
  tx: Tx,
  { residentId, groupId }: { readonly residentId: string; readonly groupId: string },
): Promise<Result<OpenGroup>> {
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  const teams = await ownTeams(tx, residentId)
  if (!teams.ok) return teams
  const group = await findGroup(tx, groupId)
  const phone = group ? teams.value.get(group.teamId) : undefined
  return group?.selfBookable && phone !== undefined ? done({ ...group, phone }) : notFound
}

/** How many self-booked appointments of a kind a resident has still to come (APP-10). */
async function countComing(tx: Tx, residentId: string, visitTypeId: string): Promise<number> {
  const [row] = await tx
    .select({ coming: count() })
    .from(appointments)
    .where(
      and(
        ...[eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.residentId, residentId)],
        ...[eq(appointments.visitTypeId, visitTypeId), eq(appointments.status, 'booked')],
        ...[eq(appointments.selfBooked, true), gt(appointments.startsAt, tx.actor.now)],
      ),
    )
  return row?.coming ?? 0
}

/**
 * A resident takes a place in a group of their own practice or team. Again, it is the same place.
 * Refuses `notFound` as `findOpenGroup`, `appointments.groupFull` and `appointments.tooMany` (APP-10) with the number to call,
 * `appointments.groupEnded`, and `appointments.slotTaken` where they have something else then.
 */
export async function joinGroup(
  tx: Tx,
  { residentId, groupId }: { readonly residentId: string; readonly groupId: string },
): Promise<Result<{ readonly id: string }>> {
  const open = await findOpenGroup(tx, { residentId, groupId })
  if (!open.ok) return open
  const { phone } = open.value
  const placed = await addPlace(tx, {
    ...{ groupId, residentId, selfBooked: true },
    check: async ({ selfBookable, kind }) => {
      if (!selfBookable) return notFound
      // The practice opened this group: a kind that nobody books alone (none at a time) still has a place for each.
      const most = Math.max(1, kind.maxFutureSelfBooked)
      return (await countComing(tx, residentId, kind.id)) < most
        ? done()
        : refuse('appointments.tooMany', { count: most, phone })
    },
  })
  if (placed.ok || placed.refusal.code !== 'appointments.groupFull') return placed
  return refuse('appointments.groupFull', { phone })
}
