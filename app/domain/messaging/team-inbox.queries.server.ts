import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { assigneeInboxCounts, teamInboxCounts, threads } from '#db/schema/messaging.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import type { RedFlagCode } from '../safety/red-flags.ts'
import type { Cursor } from '../shared/cursor.ts'
import { formalName } from '../shared/person-name.ts'
import type { InboxCounts, InboxTab } from './inbox-tab.ts'
import { pageSize } from './messaging.queries.server.ts'
import type { QuestionTopic } from './question.ts'
import type { ThreadState } from './thread.ts'

export interface InboxItem {
  readonly id: string
  readonly residentId: string
  /** Null when contact data is not open to this team. */
  readonly residentName: string | null
  /** BCP 47; null when no interpreter is needed. */
  readonly interpreterLanguage: string | null
  readonly preview: string
  readonly language: string
  readonly topic: QuestionTopic | null
  readonly state: ThreadState
  readonly submittedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
  readonly amberAt: Temporal.Instant
  readonly assigneeName: string | null
  readonly isUnread: boolean
  readonly redFlags: readonly RedFlagCode[]
}

const columns = {
  id: threads.id,
  residentId: threads.residentId,
  preview: threads.preview,
  language: threads.language,
  details: threads.details,
  state: threads.state,
  submittedAt: threads.submittedAt,
  dueAt: threads.dueAt,
  amberAt: threads.amberAt,
  queueAt: threads.queueAt,
  assignedPersonId: threads.assignedPersonId,
  unreadByTeam: threads.unreadByTeam,
  redFlags: threads.redFlags,
}

/** Each tab is one walk over one index (`threads_by_inbox`, `threads_by_assignee`), in the order of the screen. */
function inTab(tab: InboxTab, personId: string): SQL | undefined {
  if (tab === 'mine') return and(eq(threads.inboxTab, 'taken'), eq(threads.assignedPersonId, personId))
  if (tab === 'waiting') {
    return and(eq(threads.inboxTab, 'taken'), sql`${threads.assignedPersonId} is distinct from ${personId}::uuid`)
  }
  return eq(threads.inboxTab, tab)
}

async function pageOfTab(tx: Tx, list: { teamId: string; tab: InboxTab; after: Cursor | null }) {
  const { teamId, tab, after } = list
  const latestFirst = tab === 'done'
  const edge = after && sql`(${after.at.toString()}::timestamptz, ${after.id}::uuid)`
  const beyond =
    edge &&
    (latestFirst
      ? sql`(${threads.queueAt}, ${threads.id}) < ${edge}`
      : sql`(${threads.queueAt}, ${threads.id}) > ${edge}`)
  const direction = latestFirst ? desc : asc
  return tx
    .select(columns)
    .from(threads)
    .where(
      and(
        eq(threads.tenantId, tx.actor.tenantId),
        eq(threads.teamId, teamId),
        inTab(tab, tx.actor.personId!),
        beyond ?? undefined,
      ),
    )
    .orderBy(direction(threads.queueAt), direction(threads.id))
    .limit(pageSize + 1)
}

/**
 * The questions of one own team in a tab, 25 at a time: open ones with urgent words first (ECO-3), then what is due
 * first; in "done" the last answered first.
 * Logged as one line with each resident shown. Nothing for who does not work in the team.
 */
export async function listTeamInbox(
  tx: Tx,
  list: { teamId: string; tab: InboxTab; after: Cursor | null },
): Promise<{ items: readonly InboxItem[]; next: Cursor | null }> {
  if (tx.actor.kind !== 'professional' || !tx.actor.personId || !tx.actor.teamIds.includes(list.teamId))
    return { items: [], next: null }
  const rows = await pageOfTab(tx, list)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const shown = await decideAccessToList(tx, {
    resource: 'thread',
    action: 'read',
    items: page.map((row) => ({ ...row, objectId: row.id, ownerTeamId: list.teamId })),
  })
  const cards = await listResidentCards(
    tx,
    shown.map((row) => row.residentId),
  )
  const names = await findProfessionals(
    tx,
    shown.map((row) => row.assignedPersonId),
  )
  const items = shown.map((row): InboxItem => {
    const card = cards.get(row.residentId)
    const { id, residentId, preview, language, state, submittedAt, dueAt, amberAt, redFlags } = row
    return {
      ...{ id, residentId, preview, language, state, submittedAt, dueAt, amberAt, redFlags },
      residentName: card ? formalName(card.name) : null,
      interpreterLanguage: card?.interpreterLanguage ?? null,
      topic: row.details.topic ?? null,
      assigneeName: names.get(row.assignedPersonId ?? '')?.calledName ?? null,
      isUnread: row.unreadByTeam > 0,
    }
  })
  return { items, next: rows.length > pageSize && last ? { at: last.queueAt, id: last.id } : null }
}

/** How much is in each tab of one own team, from counters: counting under a grant policy is slow. */
export async function countTeamInbox(tx: Tx, { teamId }: { teamId: string }): Promise<InboxCounts> {
  const { tenantId, personId } = tx.actor
  const rows = await tx
    .select({ tab: teamInboxCounts.tab, threads: teamInboxCounts.threads, mine: assigneeInboxCounts.threads })
    .from(teamInboxCounts)
    .leftJoin(
      assigneeInboxCounts,
      and(
        eq(assigneeInboxCounts.tenantId, teamInboxCounts.tenantId),
        eq(assigneeInboxCounts.teamId, teamInboxCounts.teamId),
        personId ? eq(assigneeInboxCounts.personId, personId) : sql`false`,
      ),
    )
    .where(and(eq(teamInboxCounts.tenantId, tenantId), eq(teamInboxCounts.teamId, teamId)))
  const inTeam = (tab: 'new' | 'taken' | 'done') => rows.find((row) => row.tab === tab)?.threads ?? 0
  const mine = rows[0]?.mine ?? 0
  return { new: inTeam('new'), mine, waiting: inTeam('taken') - mine, done: inTeam('done') }
}
