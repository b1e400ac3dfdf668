import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid, unique } from 'drizzle-orm/pg-core'
import type { QuestionTopic, ReplyChannel } from '../../app/domain/messaging/question.ts'
import type { RedFlagCode } from '../../app/domain/safety/red-flags.ts'
import { id, instant, tenantId } from '../columns.ts'
import { residents } from './identity.ts'
import { professionals, teams } from './organisations.ts'

/** A conversation between a resident and a team; a short question is one kind of it (ECO-5). */
export const threads = pgTable(
  'threads',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id').notNull(),
    kind: text('kind', { enum: ['SHORT_QUESTION', 'CONVERSATION'] }).notNull(),
    state: text('state', {
      enum: [
        'submitted',
        'triaged',
        'in_progress',
        'answered',
        'closed',
        'converted_to_appointment',
        'redirected_urgent',
        'returned_for_info',
        'withdrawn',
      ],
    }).notNull(),
    subject: text('subject').notNull(),
    /** First words of the last message, for lists. */
    preview: text('preview').notNull(),
    /** BCP 47: the language that the resident wrote in. */
    language: text('language').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    /** The promise of ECO-6; a reply restarts it. */
    dueAt: instant('due_at').notNull(),
    /** When three quarters of the working time are gone (ECO-7): worked out once, not for every line of every list. */
    amberAt: instant('amber_at').notNull(),
    assignedPersonId: uuid('assigned_person_id'),
    assignedAt: instant('assigned_at'),
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    /** Replies of the resident after an answer (ECO-9). */
    followUps: integer('follow_ups').notNull().default(0),
    lastMessageAt: instant('last_message_at').notNull(),
    /** Where the team finds it: nobody has it, somebody has it or it waits for the resident, or it is done. */
    inboxTab: text('inbox_tab', { enum: ['new', 'taken', 'done'] })
      .notNull()
      .generatedAlwaysAs(
        sql`case when state in ('submitted', 'triaged') and assigned_person_id is null then 'new' when state in ('submitted', 'triaged', 'in_progress', 'returned_for_info') then 'taken' else 'done' end`,
      ),
    /** The place in the queue: open questions with urgent words (ECO-3) stand first, the oldest on top; the rest by promise. */
    queueAt: instant('queue_at')
      .notNull()
      .generatedAlwaysAs(
        sql`case when cardinality(red_flags) > 0 and state in ('submitted', 'triaged', 'in_progress', 'returned_for_info') then timestamptz '1970-01-01 00:00:00+00' else due_at end`,
      ),
    unreadByResident: integer('unread_by_resident').notNull().default(0),
    unreadByTeam: integer('unread_by_team').notNull().default(0),
    /** Codes of ECO-3 that the resident's words hit; shown to the assistant. */
    redFlags: text('red_flags').array().$type<RedFlagCode[]>().notNull(),
    /** Topic, since, tried, reply channel (ECO-4): the resident's choices, as keys and words. */
    details: jsonb('details')
      .$type<{ topic?: QuestionTopic; since?: string; tried?: string; replyBy?: ReplyChannel }>()
      .notNull(),
  },
  (t) => [
    primaryKey({ name: 'threads_pk', columns: [t.tenantId, t.id] }),
    // What hangs under it points at the resident too, so that a copy always is the parent's.
    unique('threads_with_resident').on(t.tenantId, t.id, t.residentId),
    foreignKey({
      name: 'threads_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({ name: 'threads_team', columns: [t.tenantId, t.teamId], foreignColumns: [teams.tenantId, teams.id] }),
    foreignKey({
      name: 'threads_assignee',
      columns: [t.tenantId, t.assignedPersonId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('threads_by_resident').on(t.tenantId, t.residentId, t.lastMessageAt, t.id),
    index('threads_by_inbox').on(t.tenantId, t.teamId, t.inboxTab, t.queueAt, t.id),
    index('threads_by_assignee').on(t.tenantId, t.assignedPersonId, t.inboxTab, t.queueAt, t.id),
    index('threads_unread_by_resident')
      .on(t.tenantId, t.residentId, t.lastMessageAt, t.id)
      .where(sql`${t.unreadByResident} > 0`),
  ],
)

/** Never edited (MSG-8). */
export const messages = pgTable(
  'messages',
  {
    tenantId: tenantId(),
    id: id(),
    threadId: uuid('thread_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id').notNull(),
    authorPersonId: uuid('author_person_id').notNull(),
    authorKind: text('author_kind', { enum: ['resident', 'representative', 'professional'] }).notNull(),
    /** What a representative was called when it was written; null for everybody else, whose name can be looked up. */
    authorName: text('author_name'),
    body: text('body').notNull(),
    /** A draft translation into Dutch that nobody checked; shown beside the writer's own words (MSG-6). */
    translation: text('translation'),
    language: text('language').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'messages_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'messages_thread',
      columns: [t.tenantId, t.threadId, t.residentId],
      foreignColumns: [threads.tenantId, threads.id, threads.residentId],
    }),
    index('messages_by_thread').on(t.tenantId, t.threadId, t.sentAt, t.id),
  ],
)

/** A question that is being written; survives a log-out (A11Y-7). Only the resident sees it. One per resident. */
export const questionDrafts = pgTable(
  'question_drafts',
  {
    tenantId: tenantId(),
    residentId: uuid('resident_id').notNull(),
    /** The representative who writes it; null for the resident's own. */
    authorPersonId: uuid('author_person_id'),
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    unique('question_drafts_one').on(t.tenantId, t.residentId, t.authorPersonId).nullsNotDistinct(),
    foreignKey({
      name: 'question_drafts_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
  ],
)

/** How many questions are in a tab of a team's inbox. Kept by a trigger on `threads`, because counting under row-level security is slow. */
export const teamInboxCounts = pgTable(
  'team_inbox_counts',
  {
    tenantId: tenantId(),
    teamId: uuid('team_id').notNull(),
    tab: text('tab', { enum: ['new', 'taken', 'done'] }).notNull(),
    threads: integer('threads').notNull(),
  },
  (t) => [
    primaryKey({ name: 'team_inbox_counts_pk', columns: [t.tenantId, t.teamId, t.tab] }),
    foreignKey({
      name: 'team_inbox_counts_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
  ],
)

/** How many questions somebody has in hand; kept by the same trigger. */
export const assigneeInboxCounts = pgTable(
  'assignee_inbox_counts',
  {
    tenantId: tenantId(),
    teamId: uuid('team_id').notNull(),
    personId: uuid('person_id').notNull(),
    threads: integer('threads').notNull(),
  },
  (t) => [
    primaryKey({ name: 'assignee_inbox_counts_pk', columns: [t.tenantId, t.teamId, t.personId] }),
    foreignKey({
      name: 'assignee_inbox_counts_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'assignee_inbox_counts_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
  ],
)
