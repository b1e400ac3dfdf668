import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { isThread, openThread, type ThreadRow } from './open-thread.server.ts'
import { threadCan } from './thread.ts'

/**
 * Gives a question back to the team. Every colleague may, also for one who is absent: a question never waits in the
 * hands of somebody who is not there. Refuses what is not in anybody's hands.
 */
export async function releaseQuestion(tx: Tx, input: { threadId: string }): Promise<Result<{ threadId: string }>> {
  if (tx.actor.kind !== 'professional') return notFound
  const opened = await openThread(tx, input.threadId, 'execute', true)
  if (!opened.ok) return opened
  const next = threadCan(opened.value.state, 'release', tx.actor.role)
  if (!next.ok) return next
  await tx
    .update(threads)
    .set({ state: next.value as ThreadRow['state'], assignedPersonId: null, assignedAt: null })
    .where(isThread(tx, opened.value.id))
  return done({ threadId: opened.value.id })
}
