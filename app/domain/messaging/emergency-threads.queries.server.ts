import { and, desc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { permissionMatrix } from '../access/permissions.ts'

export interface EmergencyThread {
  readonly id: string
  readonly subject: string
  readonly language: string
  readonly lastMessageAt: Temporal.Instant
}

/**
 * A resident's newest threads for who opened the record in an emergency (access: `b`), 25 at most; null to a role that
 * may not read them, and to anybody without a live emergency.
 */
export async function listEmergencyThreads(tx: Tx, residentId: string): Promise<EmergencyThread[] | null> {
  const cells = permissionMatrix.thread[tx.actor.role] ?? []
  if (!cells.some(({ by, actions }) => by.includes('emergency') && actions.includes('read'))) return null
  const decision = await decideAccess(tx, { residentId, resource: 'thread', action: 'read' })
  if (!decision.granted) return null
  return tx
    .select({
      id: threads.id,
      subject: threads.subject,
      language: threads.language,
      lastMessageAt: threads.lastMessageAt,
    })
    .from(threads)
    .where(and(eq(threads.tenantId, tx.actor.tenantId), eq(threads.residentId, residentId)))
    .orderBy(desc(threads.lastMessageAt), desc(threads.id))
    .limit(25)
}
