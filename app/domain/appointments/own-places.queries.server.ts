import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { groupAppointments } from '#db/schema/appointments.groups.ts'
import { appointments } from '#db/schema/appointments.ts'
import { ownTeamIds } from '../access/own-teams.queries.server.ts'
import type { AppointmentStatus } from './appointment.ts'

/** What a place is while it is the resident's: whoever did not come has none to keep. */
const kept = ['booked', 'arrived', 'fulfilled'] as const satisfies readonly AppointmentStatus[]

/**
 * The places that a resident has in these groups: the appointment by the id of its group. As far as the actor may see them;
 * decides nothing: the caller has.
 */
export async function ownPlacesIn(
  tx: Tx,
  { residentId, groupIds }: { readonly residentId: string; readonly groupIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (groupIds.length === 0) return new Map()
  const { id, groupId, status } = appointments
  const rows = await tx
    .select({ id, groupId })
    .from(appointments)
    .where(
      and(
        ...[eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.residentId, residentId)],
        ...[inArray(groupId, [...groupIds]), inArray(status, [...kept])],
      ),
    )
    .limit(groupIds.length)
  return new Map(rows.map((row) => [row.groupId ?? '', row.id]))
}

/** What the groups are about in which these appointments are places, by group; asks nothing when none is. */
export async function groupTitles(
  tx: Tx,
  those: readonly { readonly groupId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(those.flatMap(({ groupId }) => groupId ?? []))]
  if (ids.length === 0) return new Map()
  const { tenantId, id, title } = groupAppointments
  const rows = await tx
    .select({ id, title })
    .from(groupAppointments)
    .where(and(eq(tenantId, tx.actor.tenantId), inArray(id, ids)))
    .limit(ids.length)
  return new Map(rows.map((row) => [row.id, row.title]))
}

/**
 * Whether there is a group in which this resident may take a place, a full one too: for a link to the list of them. As far as
 * the actor may see the resident's teams; decides nothing: the page of the list does.
 */
export async function hasOpenGroups(tx: Tx, residentId: string): Promise<boolean> {
  const teamIds = await ownTeamIds(tx, residentId)
  if (teamIds.length === 0) return false
  const { tenantId, id, teamId, status, selfBookable, startsAt } = groupAppointments
  const [row] = await tx
    .select({ id })
    .from(groupAppointments)
    .where(
      and(
        ...[eq(tenantId, tx.actor.tenantId), inArray(teamId, [...teamIds]), gt(startsAt, tx.actor.now)],
        ...[eq(selfBookable, true), eq(status, 'booked')],
      ),
    )
    .limit(1)
  return row !== undefined
}
