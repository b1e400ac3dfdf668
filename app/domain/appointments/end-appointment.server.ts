import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { freeTime } from './free-time.server.ts'
import { endWaitingFor } from './leave-waiting-list.server.ts'

/** Makes an appointment `cancelled` and frees the time of everybody in it. Checks nothing: the caller has. */
export async function endAppointment(tx: Tx, id: string): Promise<void> {
  const { tenantId, personId, now } = tx.actor
  await tx
    .update(appointments)
    .set({
      status: 'cancelled',
      cancelledAt: now,
      cancelledByPersonId: personId,
      updatedAt: now,
      // RFC 5545 §3.8.7.4: a change that people must see.
      sequence: sql`${appointments.sequence} + 1`,
    })
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, id)))
  await endWaitingFor(tx, id)
  await freeTime(tx, id)
}
