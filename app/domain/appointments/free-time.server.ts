import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointmentRooms } from '#db/schema/appointments.ts'
import { timeCameFree } from './time-came-free.server.ts'

/**
 * Gives back the time of everybody in an appointment, and its room; who waits for such a time is told. Checks nothing: the
 * caller has.
 */
export async function freeTime(tx: Tx, id: string): Promise<void> {
  const { tenantId } = tx.actor
  const freed = await tx
    .update(appointmentParticipants)
    .set({ blocks: false })
    .where(
      and(
        eq(appointmentParticipants.tenantId, tenantId),
        eq(appointmentParticipants.appointmentId, id),
        eq(appointmentParticipants.blocks, true),
      ),
    )
    .returning({
      personId: appointmentParticipants.personId,
      kind: appointmentParticipants.kind,
      startsAt: appointmentParticipants.startsAt,
      endsAt: appointmentParticipants.endsAt,
    })
  await tx
    .update(appointmentRooms)
    .set({ blocks: false })
    .where(and(eq(appointmentRooms.tenantId, tenantId), eq(appointmentRooms.appointmentId, id)))
  for (const { kind, ...time } of freed) if (kind === 'professional') await timeCameFree(tx, time)
}
