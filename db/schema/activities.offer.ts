import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { activities, type ActivityWords } from './activities.ts'
import { people } from './identity.ts'

/** A field before and after; text as people read it. */
export type FieldChange = readonly [before: string | null, after: string | null]

export const offerDeeds = [
  'made',
  'copied',
  'written',
  'submitted',
  'published',
  'sentBack',
  'wordsProposed',
  'wordsApproved',
  'wordsRefused',
  'cancelled',
  'dateCancelled',
  'dateMoved',
  'dateRestored',
  'archived',
  'translated',
  'checked',
] as const

/** Dutch words, and those of the languages that somebody wrote anew. */
export type PendingWords = ActivityWords & {
  readonly translations?: Partial<Record<string, Partial<ActivityWords>>>
}

/** New words of what is public already, until the editor says yes or no. */
export const offerPending = pgTable(
  'offer_pending',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    words: jsonb('words').$type<PendingWords>().notNull(),
    personId: uuid('person_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'offer_pending_pk', columns: [t.tenantId, t.activityId] }),
    foreignKey({
      name: 'offer_pending_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'offer_pending_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('offer_pending_in_turn').on(t.tenantId, t.at, t.activityId),
    index('offer_pending_by_person').on(t.tenantId, t.personId),
  ],
)

/** What somebody is typing, as it was typed (lesson 15.18). */
export const offerDrafts = pgTable(
  'offer_drafts',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    personId: uuid('person_id').notNull(),
    fields: jsonb('fields').$type<Readonly<Record<string, string | readonly string[]>>>().notNull(),
    version: integer('version').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'offer_drafts_pk', columns: [t.tenantId, t.activityId, t.personId] }),
    foreignKey({
      name: 'offer_drafts_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'offer_drafts_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('offer_drafts_by_person').on(t.tenantId, t.personId),
  ],
)

/** Who has an activity open to write in. */
export const offerEditing = pgTable(
  'offer_editing',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    personId: uuid('person_id').notNull(),
    byName: text('by_name').notNull(),
    until: instant('until').notNull(),
  },
  (t) => [
    primaryKey({ name: 'offer_editing_pk', columns: [t.tenantId, t.activityId, t.personId] }),
    foreignKey({
      name: 'offer_editing_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'offer_editing_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('offer_editing_by_person').on(t.tenantId, t.personId),
  ],
)

/** Who changed what, and when. */
export const offerHistory = pgTable(
  'offer_history',
  {
    tenantId: tenantId(),
    id: id(),
    activityId: uuid('activity_id').notNull(),
    at: instant('at').notNull(),
    /** Null: the portal itself, at an import. */
    personId: uuid('person_id'),
    byName: text('by_name').notNull(),
    kind: text('kind', { enum: offerDeeds }).notNull(),
    changes: jsonb('changes').$type<Readonly<Record<string, FieldChange>>>().notNull().default({}),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'offer_history_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'offer_history_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'offer_history_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('offer_history_by_activity').on(t.tenantId, t.activityId, t.at.desc(), t.id.desc()),
    index('offer_history_by_person')
      .on(t.tenantId, t.personId)
      .where(sql`person_id is not null`),
  ],
)
