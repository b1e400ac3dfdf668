import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { careRelationships } from '#db/schema/access.ts'

export interface Registration {
  readonly teamId: string
  /** The own huisarts. */
  readonly personId: string | null
}

/** The practice where the resident is registered at the actor's instant, or null. Says nothing to strangers: policies hide the row. */
export async function findRegistration(tx: Tx, residentId: string): Promise<Registration | null> {
  const { tenantId, now } = tx.actor
  const [found] = await tx
    .select({ teamId: careRelationships.teamId, personId: careRelationships.personId })
    .from(careRelationships)
    .where(
      and(
        eq(careRelationships.tenantId, tenantId),
        eq(careRelationships.residentId, residentId),
        eq(careRelationships.kind, 'REGISTRATION'),
        lte(careRelationships.startsAt, now),
        or(isNull(careRelationships.endsAt), gt(careRelationships.endsAt, now)),
      ),
    )
    .orderBy(careRelationships.startsAt, careRelationships.id)
    .limit(1)
  return found ?? null
}
