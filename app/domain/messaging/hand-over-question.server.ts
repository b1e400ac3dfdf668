import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { isThread, openThread } from './open-thread.server.ts'

/**
 * The acting colleague of the same team takes a question out of the hands of somebody who leaves (HND-2); its state and its
 * promise stay. Refuses `notFound` to who may not answer it, and `care-network.itemGone` when somebody else has it by now.
 */
export async function handOverQuestion(
  tx: Tx,
  { threadId, fromPersonId }: { readonly threadId: string; readonly fromPersonId: string },
): Promise<Result<undefined>> {
  const { kind, personId, now } = tx.actor
  if (kind !== 'professional' || !personId) return notFound
  const opened = await openThread(tx, threadId, 'execute', true)
  if (!opened.ok) return opened
  if (opened.value.assignedPersonId !== fromPersonId) return refuse('care-network.itemGone')
  await tx.update(threads).set({ assignedPersonId: personId, assignedAt: now }).where(isThread(tx, threadId))
  return done()
}
