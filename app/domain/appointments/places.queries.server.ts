import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import { fullName } from '../shared/person-name.ts'
import type { AppointmentStatus } from './appointment.ts'
import { groupLimits } from './group.ts'

/** A resident's place in a group, as far as whoever looks may see it. */
export interface Place {
  readonly id: string
  readonly residentId: string
  readonly resident: ResidentCard | null
  readonly name: string | null
  readonly status: AppointmentStatus
  readonly arrivedAt: Temporal.Instant | null
  readonly reason: string | null
}

/** What a place is while somebody counts on it, or came. */
const taken = ['booked', 'arrived', 'fulfilled', 'noshow'] as const satisfies readonly AppointmentStatus[]

/** Who has a place now, by when they took it. Reads what the actor may; decides and logs nothing. */
export async function readPlaces(tx: Tx, groupId: string) {
  const { id, residentId, teamId, status, startsAt, arrivedAt, reason, onlineEditableUntil } = appointments
  return tx
    .select({ id, residentId, teamId, status, startsAt, arrivedAt, reason, onlineEditableUntil })
    .from(appointments)
    .where(
      and(
        ...[eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.groupId, groupId)],
        inArray(status, [...taken]),
      ),
    )
    .orderBy(asc(id))
    .limit(groupLimits.places.most)
}

/**
 * Who is in a group, by name, as far as whoever looks may see each of them. One entry in the log, with every resident shown.
 */
export async function listPlaces(tx: Tx, groupId: string): Promise<readonly Place[]> {
  const rows = await readPlaces(tx, groupId)
  if (rows.length === 0) return []
  const items = rows.map((row) => ({ ...row, objectId: row.id, ownerTeamId: row.teamId }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  const cards = await listResidentCards(
    tx,
    seen.map(({ residentId }) => residentId),
  )
  return seen
    .map(({ id, residentId, status, arrivedAt, reason }) => {
      const resident = cards.get(residentId) ?? null
      return { id, residentId, status, arrivedAt, reason, resident, name: resident && fullName(resident.name) }
    })
    .sort((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'nl'))
}
