import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants } from '#db/schema/appointments.ts'

/** Which professionals take part in these appointments, by appointment, always in the same order. The caller decided. */
export async function professionalsIn(
  tx: Tx,
  appointmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (appointmentIds.length === 0) return new Map()
  const { tenantId, appointmentId, personId, kind } = appointmentParticipants
  const rows = await tx
    .select({ appointmentId, personId })
    .from(appointmentParticipants)
    .where(and(eq(tenantId, tx.actor.tenantId), inArray(appointmentId, [...appointmentIds]), eq(kind, 'professional')))
    .orderBy(asc(personId))
  const byAppointment = Map.groupBy(rows, (row) => row.appointmentId)
  return new Map([...byAppointment].map(([id, taking]) => [id, taking.map((each) => each.personId)]))
}
