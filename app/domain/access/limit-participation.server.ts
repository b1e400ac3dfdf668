import { and, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { accessGrants } from '#db/schema/access.ts'

/**
 * Gives the open grants that follow from `sourceId` a last day: taking part in a talk ends 30 days after it (INV-3).
 * Only the resident and the system may: for anybody else it changes nothing.
 */
export async function limitParticipation(
  tx: Tx,
  { sourceId, until }: { readonly sourceId: string; readonly until: Temporal.Instant },
): Promise<void> {
  await tx
    .update(accessGrants)
    .set({ during: sql<string>`tstzrange(lower(${accessGrants.during}), ${until.toString()}::timestamptz)` })
    .where(
      and(
        eq(accessGrants.tenantId, tx.actor.tenantId),
        eq(accessGrants.sourceId, sourceId),
        eq(accessGrants.source, 'participation'),
        sql`upper_inf(${accessGrants.during})`,
      ),
    )
}
