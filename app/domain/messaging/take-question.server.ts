import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import { isThread, openThread, type ThreadRow } from './open-thread.server.ts'
import { threadCan } from './thread.ts'

/** Says who of the team has it: the names of professionals are public in the wijk. */
export async function takenByColleague(tx: Tx, personId: string): Promise<Refused> {
  const name = (await findProfessionals(tx, [personId])).get(personId)?.calledName ?? ''
  return refuse('messaging.takenBy', { name })
}

/**
 * Takes a question that nobody has. Of several at once exactly one gets it; the others are told who has it. Taking what
 * one already has changes nothing. Refuses a question that is answered or closed.
 */
export async function takeQuestion(tx: Tx, input: { threadId: string }): Promise<Result<{ threadId: string }>> {
  const { personId, role, kind, now } = tx.actor
  if (kind !== 'professional' || !personId) return notFound
  const opened = await openThread(tx, input.threadId, 'execute', true)
  if (!opened.ok) return opened
  const thread = opened.value
  if (thread.inboxTab === 'taken' && thread.assignedPersonId === personId && thread.state === 'in_progress')
    return done({ threadId: thread.id })
  if (thread.inboxTab === 'taken' && thread.assignedPersonId && thread.assignedPersonId !== personId)
    return takenByColleague(tx, thread.assignedPersonId)
  const next = threadCan(thread.state, 'take', role)
  if (!next.ok) return next
  await tx
    .update(threads)
    .set({ state: next.value as ThreadRow['state'], assignedPersonId: personId, assignedAt: now })
    .where(isThread(tx, thread.id))
  return done({ threadId: thread.id })
}
