import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { careRelationships } from '#db/schema/access.ts'

/**
 * The teams that care for a resident at the actor's instant, as far as the actor may see that; 50 at most. Decides nothing:
 * the caller has.
 */
export async function ownTeamIds(tx: Tx, residentId: string): Promise<readonly string[]> {
  const { tenantId, now } = tx.actor
  const rows = await tx
    .selectDistinct({ teamId: careRelationships.teamId })
    .from(careRelationships)
    .where(
      and(
        ...[eq(careRelationships.tenantId, tenantId), eq(careRelationships.residentId, residentId)],
        lte(careRelationships.startsAt, now),
        or(isNull(careRelationships.endsAt), gt(careRelationships.endsAt, now)),
      ),
    )
    .limit(50)
  return rows.map(({ teamId }) => teamId)
}
