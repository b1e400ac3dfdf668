import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { isId } from '../shared/ids.ts'

/** A joint appointment that row-level security shows this actor, or null. The caller decides about access. */
export async function findJointAppointment(tx: Tx, id: string) {
  if (!isId(id)) return null
  const [row] = await tx
    .select({ id: appointments.id, residentId: appointments.residentId, status: appointments.status })
    .from(appointments)
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id), isNull(appointments.teamId)))
    .limit(1)
  return row ?? null
}
