import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { EntryTranslationStatus, EntryWords } from '#app/domain/directory/entry-words.ts'
import type { OpeningHours } from '#app/domain/directory/opening-hours.ts'
import { day, id, instant, tenantId } from '../columns.ts'
import { people } from './identity.ts'
import { organisations, professionals } from './organisations.ts'
import { neighbourhoods } from './tenants.ts'

/** The sociale kaart (PUB-2). What the public reads holds functions, never private data (PUB-3). */
export const directoryEntries = pgTable(
  'directory_entries',
  {
    tenantId: tenantId(),
    id: id(),
    organisationId: uuid('organisation_id'),
    name: text('name').notNull(),
    description: text('description').notNull(),
    domains: text('domains').array().notNull(),
    targetGroups: text('target_groups').array().notNull(),
    languages: text('languages').array().notNull(),
    street: text('street'),
    neighbourhoodId: uuid('neighbourhood_id'),
    openingHours: text('opening_hours'),
    costs: text('costs'),
    howToRegister: text('how_to_register'),
    wheelchairAccessible: boolean('wheelchair_accessible').notNull().default(false),
    phone: text('phone'),
    keyContactFunction: text('key_contact_function'),
    lastCheckedOn: day('last_checked_on').notNull(),
    /** Who offers it, one id a name: an organisation of the portal, or one that is known by name alone. */
    providerId: uuid('provider_id'),
    providerName: text('provider_name'),
    /** Codes of `directory-questions.ts`. */
    questions: text('questions').array().notNull().default([]),
    postcode: text('postcode'),
    /** Null where nobody can say when it is open. */
    hours: jsonb('hours').$type<OpeningHours>(),
    email: text('email'),
    website: text('website'),
    keyContactPhone: text('key_contact_phone'),
    /** The last day of the key contact; the day after, people call the successor. */
    keyContactUntil: day('key_contact_until'),
    successorFunction: text('successor_function'),
    successorPhone: text('successor_phone'),
    /** Who keeps it right, and who does when that person leaves. Never shown to the public. */
    ownerPersonId: uuid('owner_person_id'),
    ownerSuccessorId: uuid('owner_successor_id'),
    /** A team or editors' desk, as people know it; never a private person. */
    lastCheckedBy: text('last_checked_by'),
    state: text('state', { enum: ['proposed', 'published', 'archived'] })
      .notNull()
      .default('published'),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at'),
    /** Its words by language, some fields or all; what is missing is read in Dutch. */
    translations: jsonb('translations').$type<Partial<Record<string, EntryWords>>>().notNull().default({}),
    translationStatus: jsonb('translation_status')
      .$type<Partial<Record<string, EntryTranslationStatus>>>()
      .notNull()
      .default({}),
    /** Kept by a trigger: what people search by. */
    searchWords: text('search_words').notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'directory_entries_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'directory_entries_organisation',
      columns: [t.tenantId, t.organisationId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    foreignKey({
      name: 'directory_entries_neighbourhood',
      columns: [t.tenantId, t.neighbourhoodId],
      foreignColumns: [neighbourhoods.tenantId, neighbourhoods.id],
    }),
    foreignKey({
      name: 'directory_entries_owner',
      columns: [t.tenantId, t.ownerPersonId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'directory_entries_owner_successor',
      columns: [t.tenantId, t.ownerSuccessorId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('directory_entries_by_name').on(t.tenantId, t.name, t.id),
    index('directory_entries_by_check').on(t.tenantId, t.lastCheckedOn, t.id),
  ],
)

/** What a change did to one field: before and after. */
export type FieldChanges = Readonly<Record<string, readonly [before: string, after: string]>>

export const directoryDeeds = [
  ...(['created', 'checked', 'changed', 'published', 'archived', 'translated', 'vouched'] as const),
] as const

/** Who changed what of an entry, and when. Written once. */
export const directoryChanges = pgTable(
  'directory_changes',
  {
    tenantId: tenantId(),
    id: id(),
    entryId: uuid('entry_id').notNull(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: directoryDeeds }).notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    changes: jsonb('changes').$type<FieldChanges>().notNull().default({}),
  },
  (t) => [
    primaryKey({ name: 'directory_changes_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'directory_changes_entry',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [directoryEntries.tenantId, directoryEntries.id],
    }),
    foreignKey({
      name: 'directory_changes_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
  ],
)

/** "Dit klopt niet", by anybody; says nothing about who says it. */
export const directoryFeedback = pgTable(
  'directory_feedback',
  {
    tenantId: tenantId(),
    id: id(),
    entryId: uuid('entry_id').notNull(),
    reason: text('reason', { enum: ['PHONE', 'HOURS', 'ADDRESS', 'COST', 'GONE', 'OTHER'] }).notNull(),
    remark: text('remark'),
    givenAt: instant('given_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    outcome: text('outcome', { enum: ['changed', 'was_right', 'unclear'] }),
  },
  (t) => [
    primaryKey({ name: 'directory_feedback_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'directory_feedback_entry',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [directoryEntries.tenantId, directoryEntries.id],
    }),
    foreignKey({
      name: 'directory_feedback_closer',
      columns: [t.tenantId, t.closedBy],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('directory_feedback_by_entry').on(t.tenantId, t.entryId, t.givenAt, t.id),
  ],
)

/** Since when an entry waits for its owner (PUB-2); the work list doesn't need it. */
export const directoryTasks = pgTable(
  'directory_tasks',
  {
    tenantId: tenantId(),
    id: id(),
    entryId: uuid('entry_id').notNull(),
    kind: text('kind', { enum: ['stale', 'hidden', 'ownerless'] }).notNull(),
    madeAt: instant('made_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ name: 'directory_tasks_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'directory_tasks_entry',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [directoryEntries.tenantId, directoryEntries.id],
    }),
    index('directory_tasks_by_entry').on(t.tenantId, t.entryId),
  ],
)
