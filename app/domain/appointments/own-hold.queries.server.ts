import { and, asc, eq, gt } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'

/**
 * The time that a resident keeps free for themselves at this moment, or null: they find it nowhere among the free times, and
 * hold one at a time. Null too to who may not see their appointments.
 */
export async function findOwnHold(tx: Tx, residentId: string): Promise<AppointmentView | null> {
  const { tenantId, now } = tx.actor
  const [held] = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        ...[eq(appointments.tenantId, tenantId), eq(appointments.residentId, residentId)],
        ...[eq(appointments.status, 'proposed'), eq(appointments.selfBooked, true)],
        ...[gt(appointments.startsAt, now), gt(appointments.heldUntil, now)],
      ),
    )
    .orderBy(asc(appointments.startsAt))
    .limit(1)
  if (!held) return null
  const found = await findAppointment(tx, held)
  return found.ok ? found.value : null
}
