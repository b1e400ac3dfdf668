import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import type { Action } from '../access/permissions.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'

export type ThreadRow = typeof threads.$inferSelect

/**
 * The door to one thread: decides, logs, and only then reads. Everyone but the resident and the thread's own team gets
 * "not found", whether it exists or not: a grant on the topic opens what belongs to the grantee's own team (CON-2).
 * @param hold keeps the row until the transaction ends, so that of two changes at once the second sees the first.
 */
export async function openThread(tx: Tx, threadId: string, action: Action, hold = false): Promise<Result<ThreadRow>> {
  if (!isId(threadId)) return notFound
  const { rows } = await tx.execute<{ resident_id: string; team_id: string }>(
    sql`select resident_id, team_id from thread_subject(${threadId})`,
  )
  const subject = rows[0]
  if (!subject) return notFound
  const decision = await decideAccess(tx, {
    residentId: subject.resident_id,
    resource: 'thread',
    action,
    objectId: threadId,
    ownerTeamId: subject.team_id,
  })
  if (!decision.granted) return notFound
  const query = tx
    .select()
    .from(threads)
    .where(and(eq(threads.tenantId, tx.actor.tenantId), eq(threads.id, threadId)))
    .limit(1)
  const [thread] = await (hold ? query.for('update') : query)
  return thread ? done(thread) : notFound
}

/** The where of one thread of this wijk. */
export function isThread(tx: Tx, threadId: string) {
  return and(eq(threads.tenantId, tx.actor.tenantId), eq(threads.id, threadId))
}
