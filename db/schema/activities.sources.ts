import { sql } from 'drizzle-orm'
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ImportItem, Looked } from '#app/domain/activities/import-item.ts'
import { id, instant, tenantId } from '../columns.ts'
import { activities } from './activities.ts'
import { organisations } from './organisations.ts'

/** A calendar of an organiser from which activities are taken over. */
export const activitySources = pgTable(
  'activity_sources',
  {
    tenantId: tenantId(),
    id: id(),
    organiserId: uuid('organiser_id').notNull(),
    /** Whoever has the address may read the calendar: sealed. Null: a file that was handed over. */
    urlSealed: text('url_sealed'),
    /** The host or the name of the file. */
    name: text('name').notNull(),
    words: text('words').array().notNull().default([]),
    forWhom: text('for_whom').notNull(),
    howToJoin: text('how_to_join').notNull(),
    domain: text('domain', { enum: ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] }).notNull(),
    becomes: text('becomes', { enum: ['draft', 'submitted'] })
      .notNull()
      .default('submitted'),
    /** What stood in it at the last look that nobody said yes to. */
    looked: jsonb('looked').$type<Looked>(),
    createdByPersonId: uuid('created_by_person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    begunAt: instant('begun_at'),
    triedAt: instant('tried_at').notNull(),
    readAt: instant('read_at'),
    failingSince: instant('failing_since'),
    failure: text('failure'),
    toldAt: instant('told_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'activity_sources_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'activity_sources_organiser',
      columns: [t.tenantId, t.organiserId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    index('activity_sources_by_organiser').on(t.tenantId, t.organiserId, t.createdAt),
    index('activity_sources_by_creator').on(t.tenantId, t.createdByPersonId),
    index('activity_sources_by_turn')
      .on(t.tenantId, t.triedAt)
      .where(sql`ended_at is null`),
  ],
)

/** Which activity came from which entry of a calendar; a key of an organiser names one, whichever calendar has it. */
export const activitySourceItems = pgTable(
  'activity_source_items',
  {
    tenantId: tenantId(),
    organiserId: uuid('organiser_id').notNull(),
    itemKey: text('item_key').notNull(),
    sourceId: uuid('source_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    /** As it was taken over last. */
    taken: jsonb('taken').$type<ImportItem>().notNull(),
    seenAt: instant('seen_at').notNull(),
    goneAt: instant('gone_at'),
  },
  (t) => [
    primaryKey({ name: 'activity_source_items_pk', columns: [t.tenantId, t.organiserId, t.itemKey] }),
    foreignKey({
      name: 'activity_source_items_source',
      columns: [t.tenantId, t.sourceId],
      foreignColumns: [activitySources.tenantId, activitySources.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'activity_source_items_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'activity_source_items_organiser',
      columns: [t.tenantId, t.organiserId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    index('activity_source_items_by_source').on(t.tenantId, t.sourceId),
    uniqueIndex('activity_source_items_by_activity').on(t.tenantId, t.activityId),
  ],
)
