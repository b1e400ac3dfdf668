import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentRooms } from '#db/schema/appointments.ts'

const ofAppointment = (tx: Tx, id: string) =>
  and(eq(appointmentRooms.tenantId, tx.actor.tenantId), eq(appointmentRooms.appointmentId, id))

interface Placed {
  readonly appointmentId: string
  readonly residentId: string
  readonly teamId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** Of the team; null for none. */
  readonly roomId: string | null
}

/** Gives an appointment this room instead of the one that it had. Checks nothing: the constraint `appointments.roomTaken` has the last word. */
export async function giveRoom(tx: Tx, { roomId, ...placed }: Placed): Promise<void> {
  await tx.delete(appointmentRooms).where(ofAppointment(tx, placed.appointmentId))
  if (roomId === null) return
  await tx.insert(appointmentRooms).values({ tenantId: tx.actor.tenantId, ...placed, roomId, blocks: true })
}

/** Drizzle wraps what the database says. */
function isRoomTaken(error: unknown): boolean {
  const { cause } = error as { cause?: { constraint?: string } }
  return cause?.constraint === 'appointments.roomTaken'
}

/**
 * The room of an appointment goes along to its new time; where somebody else has it then, the appointment has no room any
 * more and the desk chooses another. A resident who moves is never kept back by a room.
 */
export async function takeRoomAlong(
  tx: Tx,
  appointmentId: string,
  time: { readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant },
): Promise<void> {
  const mine = ofAppointment(tx, appointmentId)
  const [held] = await tx.select({ id: appointmentRooms.roomId }).from(appointmentRooms).where(mine).limit(1)
  if (!held) return
  const { startsAt, endsAt } = time
  try {
    // A savepoint: what the constraint refuses undoes this alone.
    await tx.transaction((inner) => inner.update(appointmentRooms).set({ startsAt, endsAt, blocks: true }).where(mine))
  } catch (error) {
    if (!isRoomTaken(error)) throw error
    await tx.delete(appointmentRooms).where(mine)
  }
}
