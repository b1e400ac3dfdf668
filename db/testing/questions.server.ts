import type { sql } from 'drizzle-orm'
import type { TestNeighbourhood } from './neighbourhood.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { answerQuestion } from '#app/domain/messaging/answer-question.server.ts'
import type { QuestionAnswers } from '#app/domain/messaging/question.ts'
import { saveQuestionDraft } from '#app/domain/messaging/question-drafts.server.ts'
import { readThread } from '#app/domain/messaging/read-thread.server.ts'
import { replyToThread } from '#app/domain/messaging/reply-to-thread.server.ts'
import { submitQuestion } from '#app/domain/messaging/submit-question.server.ts'

type Acting = Actor & { personId: string }

/** The words of a question, which must never stand in a log or a mail. */
export const secretWords = 'Ik ben steeds zo moe en ik slaap slecht'

const usual = { about: 'BODY', question: secretWords, since: 'weeks', tried: '', replyBy: 'message' } as const

/** What people do in tests, each as one request. */
export function questionsOf(wijk: () => TestNeighbourhood) {
  const place = () => wijk().tenant

  const write = async (who: Acting, changes: Partial<QuestionAnswers> = {}): Promise<QuestionAnswers> => {
    const answers = { ...usual, ...changes }
    const saved = await withActor(who, (tx) => saveQuestionDraft(tx, answers))
    if (!saved.ok) throw new Error(saved.refusal.code)
    return saved.value
  }
  const send = (who: Acting, questionId: string) =>
    withActor(who, (tx) => submitQuestion(tx, { questionId, language: 'nl', place: place() }))
  const ask = async (who: Acting, changes: Partial<QuestionAnswers> = {}): Promise<string> => {
    const sent = await send(who, (await write(who, changes)).id)
    if (!sent.ok) throw new Error(sent.refusal.code)
    return sent.value.threadId
  }
  const read = (who: Acting, threadId: string) => withActor(who, (tx) => readThread(tx, { threadId }))
  const look = async (who: Acting, threadId: string) => {
    const found = await read(who, threadId)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  const answer = async (
    who: Acting,
    threadId: string,
    body = 'Kom morgen langs.',
    more: { seen?: string; answerId?: string } = {},
  ) => {
    const seen = more.seen ?? (await look(who, threadId)).thread.lastMessageAt.toString()
    const answerId = more.answerId ?? newId()
    return withActor(who, (tx) => answerQuestion(tx, { threadId, answerId, seen, body, language: 'nl' }))
  }
  const reply = (
    who: Acting,
    threadId: string,
    body = 'Dank u. Ik heb nog een vraag.',
    more: { replyId?: string; acknowledged?: boolean } = {},
  ) =>
    withActor(who, (tx) =>
      replyToThread(tx, {
        threadId,
        replyId: more.replyId ?? newId(),
        body,
        language: 'nl',
        acknowledged: more.acknowledged ?? false,
        place: place(),
      }),
    )
  const rows = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> =>
    (await wijk().owner.db.execute(query)).rows as T[]
  return { write, send, ask, read, look, answer, reply, rows }
}
