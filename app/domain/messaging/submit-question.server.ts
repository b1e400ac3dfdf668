import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { messages, threads } from '#db/schema/messaging.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { hideFromRepresentatives } from '../access/hide-from-representatives.server.ts'
import { subjectOf } from '../shared/actor.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findOwnPractice, promiseOf, type Place } from './practice.server.ts'
import { dropQuestionDraft, holdQuestionDraft } from './question-drafts.server.ts'
import { firstOpenStep, redFlagsOf, unseenRedFlags } from './question-steps.ts'
import type { AnswerPromise } from './answer-promise.ts'
import { firstWords, type QuestionAnswers } from './question.ts'

const subjectLength = 60
export const previewLength = 120

export interface Submitted {
  readonly threadId: string
  /** Null when this question had been sent before. */
  readonly dueOn: Temporal.PlainDate | null
}

/** Whether a question was sent under this id. */
export async function isSent(tx: Tx, threadId: string): Promise<boolean> {
  const [sent] = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.tenantId, tx.actor.tenantId), eq(threads.id, threadId)))
    .limit(1)
  return sent !== undefined
}

/**
 * Sends the draft of the acting resident, or of who acts for them, to the own practice (ECO-1, ECO-4): thread, first message and promise at once.
 * A second click finds what the first one sent. Refuses an unfinished draft, flags of ECO-3 without the explicit
 * choice to continue, and a resident without a practice.
 * @param input.language BCP 47 of the page that the question was written on.
 * @param input.isHidden from everybody who acts for the resident, from the moment that it is sent (REP-5).
 */
export async function submitQuestion(
  tx: Tx,
  input: { questionId: string; language: string; place: Place; isHidden?: boolean },
): Promise<Result<Submitted>> {
  const { personId, now } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!personId || !residentId || !isId(input.questionId)) return notFound
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'thread',
    action: 'create',
    objectId: input.questionId,
  })
  if (!decision.granted) return notFound
  const draft = await holdQuestionDraft(tx, residentId)
  if (draft?.id !== input.questionId) {
    if (await isSent(tx, input.questionId)) return done({ threadId: input.questionId, dueOn: null })
    return refuse('messaging.draftChanged')
  }
  if (firstOpenStep(draft)) return refuse('messaging.draftIncomplete')
  if (unseenRedFlags(draft).length > 0) return refuse('messaging.redFlags')
  const practice = await findOwnPractice(tx, input.place)
  if (!practice) return refuse('messaging.noPractice')

  const promise = promiseOf(practice, now)
  await addQuestion(tx, draft, { personId, residentId, teamId: practice.team.id, language: input.language, promise })
  if (input.isHidden && tx.actor.kind === 'resident') {
    const hidden = await hideFromRepresentatives(tx, { residentId, topic: 'MESSAGES', objectId: draft.id })
    if (!hidden.ok) return hidden
  }
  await dropQuestionDraft(tx, residentId)
  return done({ threadId: draft.id, dueOn: promise.dueOn })
}

/** Thread and first message of a question. Decides nothing: the caller has. */
export async function addQuestion(
  tx: Tx,
  draft: QuestionAnswers,
  to: { personId: string; residentId: string; teamId: string; language: string; promise: AnswerPromise },
): Promise<void> {
  const { tenantId, now } = tx.actor
  const body = draft.question ?? ''
  const { teamId, language } = to
  const owner = { tenantId, residentId: to.residentId, teamId, language }
  await tx.insert(threads).values({
    ...owner,
    id: draft.id,
    kind: 'SHORT_QUESTION',
    state: 'submitted',
    subject: firstWords(body, subjectLength),
    preview: firstWords(body, previewLength),
    submittedAt: now,
    dueAt: to.promise.dueAt,
    amberAt: to.promise.amberAt,
    lastMessageAt: now,
    unreadByTeam: 1,
    redFlags: redFlagsOf(draft),
    details: {
      topic: draft.about,
      since: draft.since,
      tried: draft.tried || undefined,
      replyBy: draft.replyBy === 'phone' ? 'phone' : 'message',
    },
  })
  await tx.insert(messages).values({
    ...owner,
    id: newId(now.epochMilliseconds),
    threadId: draft.id,
    authorPersonId: to.personId,
    authorKind: tx.actor.kind === 'representative' ? 'representative' : 'resident',
    body,
    sentAt: now,
  })
}
