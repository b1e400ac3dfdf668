import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { isThread, openThread, type ThreadRow } from './open-thread.server.ts'
import { threadCan } from './thread.ts'

/** Closes an answered question. Refuses one that waits for an answer. */
export async function closeQuestion(tx: Tx, input: { threadId: string }): Promise<Result<{ threadId: string }>> {
  if (tx.actor.kind !== 'professional') return notFound
  const opened = await openThread(tx, input.threadId, 'execute', true)
  if (!opened.ok) return opened
  if (opened.value.state === 'closed') return done({ threadId: opened.value.id })
  const next = threadCan(opened.value.state, 'close', tx.actor.role)
  if (!next.ok) return next
  await tx
    .update(threads)
    .set({ state: next.value as ThreadRow['state'], closedAt: tx.actor.now })
    .where(isThread(tx, opened.value.id))
  return done({ threadId: opened.value.id })
}
