import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assessments } from '#db/schema/dossier.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { assessmentCan } from './assessment.ts'

/** Which assessment a page works on. `assessmentId` was made by the server when the page was drawn. */
export interface OfAssessment {
  readonly residentId: string
  readonly assessmentId: string
}

const columns = { id: assessments.id, state: assessments.state }

/**
 * The one assessment that the resident prepares, made when there is none, and locked until the transaction ends: two
 * pages that save at once follow each other. What another tab began is gone on with.
 * Refuses `dossier.alreadySent` for a page that was drawn before it was sent, and `notFound` to anybody else.
 */
export async function openPrepared(
  tx: Tx,
  { residentId, assessmentId }: OfAssessment,
): Promise<Result<{ id: string }>> {
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'assessment',
    action: 'update',
    objectId: assessmentId,
  })
  if (!decision.granted || tx.actor.kind !== 'resident' || !isId(assessmentId)) return notFound
  const { tenantId, now } = tx.actor
  const own = and(eq(assessments.tenantId, tenantId), eq(assessments.residentId, residentId))
  await tx
    .insert(assessments)
    .values({ tenantId, id: assessmentId, residentId, state: 'prepared', createdAt: now, updatedAt: now })
    .onConflictDoNothing()
  const [prepared] = await tx
    .select(columns)
    .from(assessments)
    .where(and(own, eq(assessments.state, 'prepared'), isNull(assessments.sentAt)))
    .limit(1)
    .for('update')
  if (prepared?.id !== assessmentId) {
    const [asked] = await tx
      .select(columns)
      .from(assessments)
      .where(and(own, eq(assessments.id, assessmentId)))
    if (asked) return refuse('dossier.alreadySent')
  }
  if (!prepared) return notFound
  const allowed = assessmentCan(prepared.state, 'edit', { who: 'resident', sent: false, residentPresent: true })
  return allowed.ok ? done({ id: prepared.id }) : allowed
}

/** Notes when the resident last worked on it. */
export async function touchPrepared(
  tx: Tx,
  id: string,
  changes: { score?: number | null; scoreComment?: string | null } = {},
) {
  await tx
    .update(assessments)
    .set({ ...changes, updatedAt: tx.actor.now })
    .where(and(eq(assessments.tenantId, tx.actor.tenantId), eq(assessments.id, id)))
}
