import { and, desc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { messages, threads } from '#db/schema/messaging.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { findTeam, type Team } from '../organisations/teams.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { isThread, openThread, type ThreadRow } from './open-thread.server.ts'

/** A thread is short: a question and the rounds of ECO-9. */
const mostMessages = 200

export interface ThreadMessage {
  readonly id: string
  readonly authorKind: 'resident' | 'representative' | 'professional'
  readonly authorPersonId: string
  /** Null for the resident; of who acted for the resident, the name of that moment. */
  readonly authorName: string | null
  readonly body: string
  /** A draft in Dutch that nobody checked (MSG-6), or null. */
  readonly translation: string | null
  readonly language: string
  readonly sentAt: Temporal.Instant
}

export interface ReadThread {
  readonly thread: ThreadRow
  /** The oldest first. */
  readonly messages: readonly ThreadMessage[]
  readonly team: Team
  /** Who has it, or null. */
  readonly assignee: { readonly id: string; readonly name: string } | null
}

/** What was unread is read from here on, in the same transaction as the reading. */
async function markRead(tx: Tx, thread: ThreadRow): Promise<void> {
  // What the resident has not read stays unread when somebody acts for them.
  if (tx.actor.kind === 'representative') return
  const unread = tx.actor.kind === 'resident' ? thread.unreadByResident : thread.unreadByTeam
  if (unread === 0) return
  const read = tx.actor.kind === 'resident' ? { unreadByResident: 0 } : { unreadByTeam: 0 }
  await tx.update(threads).set(read).where(isThread(tx, thread.id))
}

/** One thread with its messages, for its resident and its team; marks it read for whoever asks. "Not found" for all others. */
export async function readThread(tx: Tx, { threadId }: { threadId: string }): Promise<Result<ReadThread>> {
  const opened = await openThread(tx, threadId, 'read')
  if (!opened.ok) return opened
  const thread = opened.value
  await markRead(tx, thread)
  const newest = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.tenantId, tx.actor.tenantId), eq(messages.threadId, thread.id)))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(mostMessages)
  const rows = newest.reverse()
  const professionals = rows.filter((row) => row.authorKind === 'professional').map((row) => row.authorPersonId)
  const names = await findProfessionals(tx, [...professionals, thread.assignedPersonId])
  const team = await findTeam(tx, thread.teamId)
  if (!team) return notFound
  const assignee = thread.assignedPersonId
  return done({
    thread,
    team,
    assignee: assignee ? { id: assignee, name: names.get(assignee)?.calledName ?? '' } : null,
    messages: rows.map((row) => ({
      ...row,
      authorName: row.authorName ?? names.get(row.authorPersonId)?.calledName ?? null,
    })),
  })
}
