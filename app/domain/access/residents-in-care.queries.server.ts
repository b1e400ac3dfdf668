import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { careRelationships } from '#db/schema/access.ts'

/**
 * Which of these residents a team cares for at the actor's instant; 500 at most. For the system alone: everybody else asks
 * `decideAccess`, and gets an empty set here.
 */
export async function findResidentsInCare(
  tx: Tx,
  { teamId, residentIds }: { readonly teamId: string; readonly residentIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { kind, tenantId, now } = tx.actor
  if (kind !== 'system' || residentIds.length === 0) return new Set()
  const rows = await tx
    .selectDistinct({ residentId: careRelationships.residentId })
    .from(careRelationships)
    .where(
      and(
        eq(careRelationships.tenantId, tenantId),
        eq(careRelationships.teamId, teamId),
        inArray(careRelationships.residentId, [...residentIds]),
        lte(careRelationships.startsAt, now),
        or(isNull(careRelationships.endsAt), gt(careRelationships.endsAt, now)),
      ),
    )
    .limit(500)
  return new Set(rows.map(({ residentId }) => residentId))
}
