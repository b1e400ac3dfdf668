import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { questionDrafts } from '#db/schema/messaging.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { subjectOf } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { questionMaxLength, type QuestionAnswers, type QuestionTopic } from './question.ts'

/** Who writes it, when that is not the resident: each writes a draft of their own. */
const authorOf = ({ actor }: Tx) => (actor.kind === 'representative' ? actor.personId : null)

const isMine = (tx: Tx, residentId: string) => {
  const author = authorOf(tx)
  return and(
    eq(questionDrafts.tenantId, tx.actor.tenantId),
    eq(questionDrafts.residentId, residentId),
    author === null ? isNull(questionDrafts.authorPersonId) : eq(questionDrafts.authorPersonId, author),
  )
}

/** The question that the acting person is writing, as a resident or on behalf of one, or null. */
export async function findQuestionDraft(tx: Tx): Promise<QuestionAnswers | null> {
  const residentId = subjectOf(tx.actor)
  if (!residentId) return null
  const decision = await decideAccess(tx, { residentId, resource: 'thread', action: 'read' })
  if (!decision.granted) return null
  const [draft] = await tx.select().from(questionDrafts).where(isMine(tx, residentId)).limit(1)
  return (draft?.answers as QuestionAnswers | undefined) ?? null
}

/** The same row, held until the transaction ends. For the command that sends it, which decides itself. */
export async function holdQuestionDraft(tx: Tx, residentId: string): Promise<QuestionAnswers | null> {
  const [draft] = await tx.select().from(questionDrafts).where(isMine(tx, residentId)).limit(1).for('update')
  return (draft?.answers as QuestionAnswers | undefined) ?? null
}

/**
 * Keeps what was filled in on one page; the rest stays. Survives a log-out, a time-out and a lost connection (A11Y-7).
 * Refuses everybody but the resident and who acts for the resident.
 */
export async function saveQuestionDraft(
  tx: Tx,
  changes: Partial<Omit<QuestionAnswers, 'id'>>,
): Promise<Result<QuestionAnswers>> {
  const { tenantId, now } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!residentId) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'thread', action: 'create' })
  if (!decision.granted) return notFound
  const fresh = { id: newId(now.epochMilliseconds), ...changes }
  const [saved] = await tx
    .insert(questionDrafts)
    .values({ tenantId, residentId, authorPersonId: authorOf(tx), answers: fresh, updatedAt: now })
    .onConflictDoUpdate({
      target: [questionDrafts.tenantId, questionDrafts.residentId, questionDrafts.authorPersonId],
      set: { answers: sql`${questionDrafts.answers} || ${JSON.stringify(changes)}::jsonb`, updatedAt: now },
    })
    .returning({ answers: questionDrafts.answers })
  return done(saved!.answers as unknown as QuestionAnswers)
}

/**
 * Adds words to the question that is being written, so that nothing of it is lost: at its end, once, when they still fit.
 * The subject is only set where none was chosen. Refuses as `saveQuestionDraft`.
 */
export async function addToQuestionDraft(
  tx: Tx,
  about: QuestionTopic,
  words: string,
): Promise<Result<QuestionAnswers>> {
  const known = await findQuestionDraft(tx)
  const before = known?.question ?? ''
  const whole = before === '' ? words : `${before}\n${words}`
  const fits = !before.includes(words) && whole.length <= questionMaxLength
  return saveQuestionDraft(tx, { about: known?.about ?? about, ...(fits ? { question: whole } : {}) })
}

/** Forgets the draft in the transaction that sends it. */
export async function dropQuestionDraft(tx: Tx, residentId: string): Promise<void> {
  await tx.delete(questionDrafts).where(isMine(tx, residentId))
}

/** The resident begins anew: what was filled in is gone. Refuses everybody else. */
export async function startQuestionAgain(tx: Tx): Promise<Result<undefined>> {
  const residentId = subjectOf(tx.actor)
  if (!residentId) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'thread', action: 'create' })
  if (!decision.granted) return notFound
  await dropQuestionDraft(tx, residentId)
  return done()
}
