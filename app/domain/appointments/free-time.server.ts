import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointmentRooms } from '#db/schema/appointments.ts'

/** Gives back the time of everybody in an appointment, and its room. Checks nothing: the caller has. */
export async function freeTime(tx: Tx, id: string): Promise<void> {
  for (const table of [appointmentParticipants, appointmentRooms])
    await tx
      .update(table)
      .set({ blocks: false })
      .where(and(eq(table.tenantId, tx.actor.tenantId), eq(table.appointmentId, id)))
}
