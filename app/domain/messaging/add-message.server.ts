import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/messaging.ts'
import type { ThreadRow } from './open-thread.server.ts'

/** Whether the acting person sent this very message before: a second click on the button. */
export async function isMessageSent(tx: Tx, thread: ThreadRow, messageId: string): Promise<boolean> {
  const [sent] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.tenantId, tx.actor.tenantId), eq(messages.id, messageId), eq(messages.threadId, thread.id)))
    .limit(1)
  return sent !== undefined
}

/** Adds what the acting person wrote. Messages of a thread never share an instant: each is later than the one before. */
export async function addMessage(
  tx: Tx,
  thread: ThreadRow,
  message: { id: string; body: string; language: string; authorKind: 'resident' | 'representative' | 'professional' },
): Promise<Temporal.Instant> {
  const { tenantId, personId, now } = tx.actor
  const after = thread.lastMessageAt.add({ milliseconds: 1 })
  const sentAt = Temporal.Instant.compare(now, after) < 0 ? after : now
  await tx.insert(messages).values({
    tenantId,
    ...message,
    threadId: thread.id,
    residentId: thread.residentId,
    teamId: thread.teamId,
    authorPersonId: personId!,
    sentAt,
  })
  return sentAt
}
