import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { openPrepared, touchPrepared, type OfAssessment } from './open-prepared.server.ts'

/**
 * Saves the score for the own health, 1 to 10, with what makes it this score (CVG-1); without a score it is taken away. Sounds no alarm (CVG-3).
 * Refuses as `openPrepared` does.
 */
export async function saveScore(
  tx: Tx,
  input: OfAssessment & { score?: number | undefined; scoreComment?: string | undefined },
): Promise<Result<{ id: string }>> {
  const { residentId } = input
  const decision = await decideAccess(tx, { residentId, resource: 'healthScore', action: 'create' })
  if (!decision.granted) return notFound
  const prepared = await openPrepared(tx, input)
  if (!prepared.ok) return prepared
  await touchPrepared(tx, prepared.value.id, { score: input.score ?? null, scoreComment: input.scoreComment ?? null })
  return done({ id: prepared.value.id })
}
