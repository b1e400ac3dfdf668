import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assessmentPriorities } from '#db/schema/dossier.ts'
import { done, type Result } from '../shared/result.ts'
import { domainCodes, priorityOrder, type DomainCode } from './four-domains.ts'
import { openPrepared, touchPrepared, type OfAssessment } from './open-prepared.server.ts'

/** Every domain can have a place, also one in which nothing is said to be hard. */
const places = domainCodes.map((domain) => ({ id: domain, domain, kind: 'concern' as const }))

/**
 * Saves the resident's order of the domains, first first (FD-3: the resident's alone); an empty order takes it away.
 * Refuses `dossier.samePriorityTwice`, `dossier.tooManyPriorities`, and as `openPrepared` does.
 */
export async function savePriorities(
  tx: Tx,
  input: OfAssessment & { order: readonly DomainCode[] },
): Promise<Result<{ id: string }>> {
  const prepared = await openPrepared(tx, input)
  if (!prepared.ok) return prepared
  const order = priorityOrder(places, input.order)
  if (!order.ok) return order
  const { id: assessmentId } = prepared.value
  const { tenantId } = tx.actor
  await tx
    .delete(assessmentPriorities)
    .where(and(eq(assessmentPriorities.tenantId, tenantId), eq(assessmentPriorities.assessmentId, assessmentId)))
  if (input.order.length > 0) {
    const { residentId } = input
    await tx
      .insert(assessmentPriorities)
      .values(input.order.map((domain, at) => ({ tenantId, assessmentId, residentId, domain, priority: at + 1 })))
  }
  await touchPrepared(tx, assessmentId)
  return done({ id: assessmentId })
}
