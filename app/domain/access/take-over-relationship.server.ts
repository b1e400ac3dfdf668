import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { careRelationships } from '#db/schema/access.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { inPortalName } from './in-portal-name.server.ts'

/**
 * The acting colleague becomes the own huisarts, or the worker who gives the support, in place of somebody who leaves
 * (HND-2). The relationship with the team, and what it opens, stays as it is.
 * Refuses `notFound` to who may not change the care team, and `care-network.itemGone` when it is no longer that person's.
 */
export async function takeOverRelationship(
  tx: Tx,
  input: { readonly relationshipId: string; readonly residentId: string; readonly fromPersonId: string },
): Promise<Result<undefined>> {
  const { tenantId, personId, kind } = tx.actor
  const { relationshipId, residentId, fromPersonId } = input
  if (kind !== 'professional' || !personId) return notFound
  const asked = { residentId, resource: 'careTeam', action: 'update', objectId: relationshipId } as const
  if (!(await decideAccess(tx, asked)).granted) return notFound
  const mine = and(
    eq(careRelationships.tenantId, tenantId),
    eq(careRelationships.id, relationshipId),
    eq(careRelationships.residentId, residentId),
    eq(careRelationships.personId, fromPersonId),
  )
  const moved = await inPortalName(tx, () =>
    tx.update(careRelationships).set({ personId }).where(mine).returning({ id: careRelationships.id }),
  )
  return moved.length > 0 ? done() : refuse('care-network.itemGone')
}
