import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'

/** More than this is said as this. */
const most = 50

/** How often a resident did not come to a team: for that team alone (APP-8). Callers decided about the resident first. */
export async function countNoShows(
  tx: Tx,
  { residentId, teamId }: { readonly residentId: string; readonly teamId: string | null },
): Promise<number> {
  const { kind, tenantId, teamIds } = tx.actor
  if (kind !== 'professional' || teamId === null || !teamIds.includes(teamId)) return 0
  const theirs = and(eq(appointments.residentId, residentId), eq(appointments.teamId, teamId))
  const missed = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.tenantId, tenantId), theirs, eq(appointments.status, 'noshow')))
    .limit(most)
  return missed.length
}
