import { and, desc, eq, inArray, lte } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'

/**
 * The last appointment of a resident that began before the actor's instant, of those that the policies open to the
 * actor; null when there is none. Who did not come was not there. Callers decide before they say anything of it.
 */
export async function findLastVisit(
  tx: Tx,
  residentId: string,
): Promise<{ readonly id: string; readonly teamId: string | null; readonly startsAt: Temporal.Instant } | null> {
  const { tenantId, now } = tx.actor
  const [visit] = await tx
    .select({ id: appointments.id, teamId: appointments.teamId, startsAt: appointments.startsAt })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, tenantId),
        eq(appointments.residentId, residentId),
        inArray(appointments.status, ['booked', 'arrived', 'fulfilled']),
        lte(appointments.startsAt, now),
      ),
    )
    .orderBy(desc(appointments.startsAt))
    .limit(1)
  return visit ?? null
}
