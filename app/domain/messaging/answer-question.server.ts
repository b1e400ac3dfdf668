import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import type { RoleCode } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addMessage, isMessageSent } from './add-message.server.ts'
import { isThread, openThread, type ThreadRow } from './open-thread.server.ts'
import { firstWords } from './question.ts'
import { previewLength } from './submit-question.server.ts'
import { takenByColleague } from './take-question.server.ts'
import { threadCan, type ThreadState } from './thread.ts'

/** Answering takes what nobody has. */
function afterAnswer(state: ThreadState, role: RoleCode): Result<ThreadState> {
  const taken = threadCan(state, 'take', role)
  return threadCan(taken.ok ? taken.value : state, 'answer', role)
}

/**
 * Answers a question of the own team and tells the resident that there is a message. Whoever answers has it from then
 * on. Refuses when a message came in that the writer has not seen (`seen`, the instant of the last message on the
 * screen), when a colleague has it, and when it is closed. A second click sends nothing twice.
 */
export async function answerQuestion(
  tx: Tx,
  input: { threadId: string; answerId: string; seen: string; body: string; language: string },
): Promise<Result<{ threadId: string }>> {
  const { personId, role, kind, now } = tx.actor
  if (kind !== 'professional' || !personId || !isId(input.answerId)) return notFound
  const opened = await openThread(tx, input.threadId, 'update', true)
  if (!opened.ok) return opened
  const thread = opened.value
  if (await isMessageSent(tx, thread, input.answerId)) return done({ threadId: thread.id })
  if (thread.lastMessageAt.toString() !== input.seen) return refuse('messaging.answeredMeanwhile')
  if (thread.inboxTab === 'taken' && thread.assignedPersonId && thread.assignedPersonId !== personId)
    return takenByColleague(tx, thread.assignedPersonId)
  const next = afterAnswer(thread.state, role)
  if (!next.ok) return next

  const { body, language } = input
  const sentAt = await addMessage(tx, thread, { id: input.answerId, body, language, authorKind: 'professional' })
  await tx
    .update(threads)
    .set({
      state: next.value as ThreadRow['state'],
      assignedPersonId: personId,
      assignedAt: thread.assignedPersonId === personId ? thread.assignedAt : now,
      answeredAt: now,
      lastMessageAt: sentAt,
      preview: firstWords(body, previewLength),
      unreadByResident: thread.unreadByResident + 1,
      unreadByTeam: 0,
    })
    .where(isThread(tx, thread.id))
  await tellResident(tx, {
    residentId: thread.residentId,
    template: 'newMessage',
    topic: 'MESSAGES',
    objectId: thread.id,
  })
  return done({ threadId: thread.id })
}
