import { and, asc, eq, gt, gte, inArray, lt, ne } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentRooms } from '#db/schema/appointments.ts'
import { rooms } from '#db/schema/appointments.schedules.ts'
import { listRooms } from './rooms.server.ts'
import type { BusyRange } from './slots.ts'

export interface Room {
  readonly id: string
  readonly name: string
}

/** Which room each of these appointments has; those without one are left out. The caller decided. At most 2,000. */
export async function roomsOfAppointments(
  tx: Tx,
  appointmentIds: readonly string[],
): Promise<ReadonlyMap<string, Room>> {
  if (appointmentIds.length === 0) return new Map()
  const rows = await tx
    .select({ appointmentId: appointmentRooms.appointmentId, id: rooms.id, name: rooms.name })
    .from(appointmentRooms)
    .innerJoin(rooms, and(eq(rooms.tenantId, appointmentRooms.tenantId), eq(rooms.id, appointmentRooms.roomId)))
    .where(
      and(
        eq(appointmentRooms.tenantId, tx.actor.tenantId),
        inArray(appointmentRooms.appointmentId, [...appointmentIds]),
      ),
    )
    .limit(2_000)
  return new Map(rows.map(({ appointmentId, ...room }) => [appointmentId, room]))
}

/** None is longer than a day, so that the index finds those that began before. */
const during = (from: Temporal.Instant, until: Temporal.Instant) => [
  gte(appointmentRooms.startsAt, from.subtract({ hours: 24 })),
  ...[lt(appointmentRooms.startsAt, until), gt(appointmentRooms.endsAt, from), eq(appointmentRooms.blocks, true)],
]

/** When somebody has this room between two instants, in order, as far as whoever asks may know. At most 2,000. */
export async function listTakenTimes(
  tx: Tx,
  {
    roomId,
    from,
    until,
  }: { readonly roomId: string; readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<BusyRange[]> {
  const { tenantId, roomId: room, startsAt, endsAt } = appointmentRooms
  return tx
    .select({ startsAt, endsAt })
    .from(appointmentRooms)
    .where(and(...[eq(tenantId, tx.actor.tenantId), eq(room, roomId)], ...during(from, until)))
    .orderBy(asc(startsAt))
    .limit(2_000)
}

/**
 * The rooms of a team that nobody has from one instant to another, by name; the constraint `appointments.roomTaken` has the
 * last word.
 * @param asked.appointmentId whose own room counts as free.
 */
export async function listFreeRooms(
  tx: Tx,
  asked: {
    readonly teamId: string
    readonly startsAt: Temporal.Instant
    readonly endsAt: Temporal.Instant
    readonly appointmentId: string
  },
): Promise<Room[]> {
  const all = await listRooms(tx, [asked.teamId])
  if (all.length === 0) return []
  const { tenantId, roomId, appointmentId } = appointmentRooms
  const ids = all.map(({ id }) => id)
  const taken = await tx
    .select({ roomId })
    .from(appointmentRooms)
    .where(
      and(
        ...[eq(tenantId, tx.actor.tenantId), inArray(roomId, ids), ne(appointmentId, asked.appointmentId)],
        ...during(asked.startsAt, asked.endsAt),
      ),
    )
    .limit(2_000)
  return all.filter(({ id }) => !taken.some((each) => each.roomId === id)).map(({ id, name }) => ({ id, name }))
}
