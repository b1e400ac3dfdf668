import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { subjectOf } from '../shared/actor.ts'
import type { Cursor } from '../shared/cursor.ts'
import type { ThreadState } from './thread.ts'

export const pageSize = 25
const mostUnread = 100

export interface MyThread {
  readonly id: string
  readonly subject: string
  readonly preview: string
  readonly language: string
  readonly state: ThreadState
  readonly dueAt: Temporal.Instant
  readonly lastMessageAt: Temporal.Instant
  readonly unread: number
  /** Who answered last or has it now, as residents call this person; null when it waits for the team. */
  readonly with: string | null
}

export interface MyThreads {
  readonly unread: readonly MyThread[]
  readonly items: readonly MyThread[]
  readonly next: Cursor | null
}

const columns = {
  id: threads.id,
  subject: threads.subject,
  preview: threads.preview,
  language: threads.language,
  state: threads.state,
  dueAt: threads.dueAt,
  lastMessageAt: threads.lastMessageAt,
  unread: threads.unreadByResident,
  assignedPersonId: threads.assignedPersonId,
}

/**
 * The threads of the acting resident, or of whom a representative acts for, as far as they may see them: what is unread on the first page, and all the rest by last message, 25 at a time.
 * Nothing for anybody else.
 */
export async function listMyThreads(tx: Tx, { after }: { after: Cursor | null }): Promise<MyThreads> {
  const nothing = { unread: [], items: [], next: null }
  const { tenantId } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!residentId) return nothing
  const decision = await decideAccess(tx, { residentId, resource: 'thread', action: 'read' })
  if (!decision.granted) return nothing
  const mine = and(eq(threads.tenantId, tenantId), eq(threads.residentId, residentId))
  const newest = [desc(threads.lastMessageAt), desc(threads.id)]
  const unread = after
    ? []
    : await tx
        .select(columns)
        .from(threads)
        .where(and(mine, gt(threads.unreadByResident, 0)))
        .orderBy(...newest)
        .limit(mostUnread)
  const rows = await tx
    .select(columns)
    .from(threads)
    .where(
      and(
        mine,
        eq(threads.unreadByResident, 0),
        after
          ? sql`(${threads.lastMessageAt}, ${threads.id}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(...newest)
    .limit(pageSize + 1)
  const items = rows.slice(0, pageSize)
  const last = items.at(-1)
  const names = await findProfessionals(
    tx,
    [...unread, ...items].map((row) => row.assignedPersonId),
  )
  const named = ({ assignedPersonId, ...row }: (typeof rows)[number]): MyThread => ({
    ...row,
    with: names.get(assignedPersonId ?? '')?.calledName ?? null,
  })
  return {
    unread: unread.map(named),
    items: items.map(named),
    next: rows.length > pageSize && last ? { at: last.lastMessageAt, id: last.id } : null,
  }
}

/**
 * In how many threads the acting resident has something to read; at most a hundred are looked at.
 * @param opening the thread that this very request opens and thereby reads: loaders run side by side.
 */
export async function countUnreadThreads(tx: Tx, { opening }: { opening?: string | undefined } = {}): Promise<number> {
  const { tenantId } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!residentId) return 0
  const rows = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.tenantId, tenantId), eq(threads.residentId, residentId), gt(threads.unreadByResident, 0)))
    .limit(mostUnread)
  return rows.filter((row) => row.id !== opening).length
}
