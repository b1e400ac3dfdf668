import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findOwnEmergency } from './emergencies.queries.server.ts'

/** DICOM PS3.16 CID 401. */
const overrideStopped = '110138'

/** "Ik ben klaar": the record closes in this moment. What has ended stays so; `notFound` for another's. */
export async function endEmergency(
  tx: Tx,
  { emergencyId }: { readonly emergencyId: string },
): Promise<Result<undefined>> {
  const found = await findOwnEmergency(tx, emergencyId)
  if (!found) return notFound
  if (!found.isLive) return done()
  const { tenantId, now } = tx.actor
  const mine = and(eq(emergencyAccesses.tenantId, tenantId), eq(emergencyAccesses.id, emergencyId))
  const ended = await tx
    .update(emergencyAccesses)
    .set({ endedAt: now })
    .where(and(mine, isNull(emergencyAccesses.endedAt)))
    .returning({ id: emergencyAccesses.id })
  // A second tap at the same moment: the first one ended it.
  if (ended.length === 0) return done()
  tx.decisions.push({
    ...{ action: 'U', outcome: 'success', checks: 'TFFT', resource: 'emergencyAccess', eventType: overrideStopped },
    objects: [{ residentId: found.residentId, detail: emergencyId }],
  })
  return done()
}
