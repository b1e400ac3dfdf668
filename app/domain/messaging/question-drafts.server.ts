import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { questionDrafts } from '#db/schema/messaging.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { QuestionAnswers } from './question.ts'

const isMine = (tx: Tx, personId: string) =>
  and(eq(questionDrafts.tenantId, tx.actor.tenantId), eq(questionDrafts.residentId, personId))

/** The question that the acting resident is writing, or null. */
export async function findQuestionDraft(tx: Tx): Promise<QuestionAnswers | null> {
  const { personId } = tx.actor
  if (!personId) return null
  const decision = await decideAccess(tx, { residentId: personId, resource: 'thread', action: 'read' })
  if (!decision.granted) return null
  const [draft] = await tx.select().from(questionDrafts).where(isMine(tx, personId)).limit(1)
  return (draft?.answers as QuestionAnswers | undefined) ?? null
}

/** The same row, held until the transaction ends. For the command that sends it, which decides itself. */
export async function holdQuestionDraft(tx: Tx, personId: string): Promise<QuestionAnswers | null> {
  const [draft] = await tx.select().from(questionDrafts).where(isMine(tx, personId)).limit(1).for('update')
  return (draft?.answers as QuestionAnswers | undefined) ?? null
}

/**
 * Keeps what was filled in on one page; the rest stays. Survives a log-out, a time-out and a lost connection (A11Y-7).
 * Refuses everybody but the resident.
 */
export async function saveQuestionDraft(
  tx: Tx,
  changes: Partial<Omit<QuestionAnswers, 'id'>>,
): Promise<Result<QuestionAnswers>> {
  const { tenantId, personId, now } = tx.actor
  if (!personId) return notFound
  const decision = await decideAccess(tx, { residentId: personId, resource: 'thread', action: 'update' })
  if (!decision.granted) return notFound
  const fresh = { id: newId(now.epochMilliseconds), ...changes }
  const [saved] = await tx
    .insert(questionDrafts)
    .values({ tenantId, residentId: personId, answers: fresh, updatedAt: now })
    .onConflictDoUpdate({
      target: [questionDrafts.tenantId, questionDrafts.residentId],
      set: { answers: sql`${questionDrafts.answers} || ${JSON.stringify(changes)}::jsonb`, updatedAt: now },
    })
    .returning({ answers: questionDrafts.answers })
  return done(saved!.answers as unknown as QuestionAnswers)
}

/** Forgets the draft in the transaction that sends it. */
export async function dropQuestionDraft(tx: Tx, personId: string): Promise<void> {
  await tx.delete(questionDrafts).where(isMine(tx, personId))
}

/** The resident begins anew: what was filled in is gone. Refuses everybody else. */
export async function startQuestionAgain(tx: Tx): Promise<Result<undefined>> {
  const { personId } = tx.actor
  if (!personId) return notFound
  const decision = await decideAccess(tx, { residentId: personId, resource: 'thread', action: 'update' })
  if (!decision.granted) return notFound
  await dropQuestionDraft(tx, personId)
  return done()
}
