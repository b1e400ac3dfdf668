import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId, wallTime } from '../columns.ts'
import { people } from './identity.ts'
import { organisations } from './organisations.ts'
import { neighbourhoods } from './tenants.ts'

export type ActivityWords = { title: string; what: string; forWhom: string; howToJoin: string }

/** Who vouches for a translation: nobody yet, or who checked it on which day (ISO date). */
export type TranslationStatus = { status: 'machine' | 'checked'; checkedBy?: string; checkedOn?: string }

/** What the neighbourhood offers (PUB-4). Dutch is the original; translations stand beside it, marked as such. */
export const activities = pgTable(
  'activities',
  {
    tenantId: tenantId(),
    id: id(),
    organiserId: uuid('organiser_id').notNull(),
    state: text('state', { enum: ['draft', 'submitted', 'published', 'cancelled', 'archived'] }).notNull(),
    title: text('title').notNull(),
    what: text('what').notNull(),
    forWhom: text('for_whom').notNull(),
    howToJoin: text('how_to_join').notNull(),
    translations: jsonb('translations').$type<Partial<Record<string, Partial<ActivityWords>>>>().notNull(),
    /** By language; a language without one was translated before this was kept. */
    translationStatus: jsonb('translation_status')
      .$type<Partial<Record<string, TranslationStatus>>>()
      .notNull()
      .default({}),
    pictogram: text('pictogram').notNull(),
    domains: text('domains').array().notNull(),
    locationName: text('location_name').notNull(),
    street: text('street'),
    neighbourhoodId: uuid('neighbourhood_id'),
    costCents: integer('cost_cents').notNull().default(0),
    womenOnly: boolean('women_only').notNull().default(false),
    languages: text('languages').array().notNull(),
    wheelchairAccessible: boolean('wheelchair_accessible').notNull().default(false),
    companion: boolean('companion').notNull().default(false),
    minAge: integer('min_age'),
    maxAge: integer('max_age'),
    /** Null: nobody said. */
    indoors: boolean('indoors'),
    childrenWelcome: boolean('children_welcome').notNull().default(false),
    /** A key of `activityThemes`. */
    theme: text('theme'),
    /** IRI of a concept of the OpenActive activity list. */
    openactiveActivity: text('openactive_activity'),
    signUp: text('sign_up', { enum: ['none', 'portal', 'phone'] })
      .notNull()
      .default('none'),
    capacity: integer('capacity'),
    /** First date and wall-clock times in the tenant's zone; a 10:00 walk stays at 10:00 (house: time). */
    firstDate: day('first_date').notNull(),
    startsAt: wallTime('starts_at').notNull(),
    endsAt: wallTime('ends_at').notNull(),
    /** RFC 5545 RRULE; null for one single date. */
    recurrenceRule: text('recurrence_rule'),
    /** Last day, included; null goes on. */
    lastDate: day('last_date'),
    skipHolidays: boolean('skip_holidays').notNull().default(false),
    sequence: integer('sequence').notNull().default(0),
    cancelledAt: instant('cancelled_at'),
    updatedAt: instant('updated_at').notNull(),
    /** Who wrote or proposed it; null for what came otherwise. */
    authorPersonId: uuid('author_person_id'),
    /** Since when it waits for the editor. */
    submittedAt: instant('submitted_at'),
    /** Counts every save, also of what waits: two who write at a time are told. */
    version: integer('version').notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'activities_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'activities_organiser',
      columns: [t.tenantId, t.organiserId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    foreignKey({
      name: 'activities_neighbourhood',
      columns: [t.tenantId, t.neighbourhoodId],
      foreignColumns: [neighbourhoods.tenantId, neighbourhoods.id],
    }),
    foreignKey({
      name: 'activities_author',
      columns: [t.tenantId, t.authorPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('activities_by_state').on(t.tenantId, t.state),
    index('activities_by_author')
      .on(t.tenantId, t.authorPersonId)
      .where(sql`author_person_id is not null`),
    index('activities_by_organiser').on(t.tenantId, t.organiserId, t.updatedAt.desc(), t.id.desc()),
    index('activities_waiting')
      .on(t.tenantId, t.submittedAt, t.id)
      .where(sql`state = 'submitted'`),
  ],
)

/** One date of a repeating activity that is cancelled or moved. */
export const activityExceptions = pgTable(
  'activity_exceptions',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    originalDate: day('original_date').notNull(),
    kind: text('kind', { enum: ['cancelled', 'moved'] }).notNull(),
    movedToDate: day('moved_to_date'),
    movedStartsAt: wallTime('moved_starts_at'),
    movedEndsAt: wallTime('moved_ends_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'activity_exceptions_pk', columns: [t.tenantId, t.activityId, t.originalDate] }),
    foreignKey({
      name: 'activity_exceptions_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }),
  ],
)

/**
 * Every dated occurrence of what is published or cancelled, from a month back to 400 days ahead. Follows from the two
 * tables above (`indexOccurrences`); what a list filters by is copied, so that a list reads one index.
 */
export const activityOccurrences = pgTable(
  'activity_occurrences',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    originalDate: day('original_date').notNull(),
    date: day('date').notNull(),
    starts: instant('starts').notNull(),
    ends: instant('ends').notNull(),
    status: text('status', { enum: ['scheduled', 'cancelled', 'moved'] }).notNull(),
    organiserId: uuid('organiser_id').notNull(),
    neighbourhoodId: uuid('neighbourhood_id'),
    theme: text('theme'),
    domains: text('domains').array().notNull(),
    languages: text('languages').array().notNull(),
    free: boolean('free').notNull(),
    womenOnly: boolean('women_only').notNull(),
    childrenWelcome: boolean('children_welcome').notNull(),
    stepFree: boolean('step_free').notNull(),
    companion: boolean('companion').notNull(),
    indoors: boolean('indoors'),
    minAge: integer('min_age'),
    maxAge: integer('max_age'),
  },
  (t) => [
    primaryKey({ name: 'activity_occurrences_pk', columns: [t.tenantId, t.activityId, t.originalDate] }),
    foreignKey({
      name: 'activity_occurrences_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
    index('activity_occurrences_by_date').on(t.tenantId, t.date, t.starts, t.activityId, t.originalDate),
  ],
)

/** What can be looked for of an activity, folded (`foldForSearch`); follows from it as its occurrences do. */
export const activitySearchWords = pgTable(
  'activity_search_words',
  {
    tenantId: tenantId(),
    activityId: uuid('activity_id').notNull(),
    words: text('words').notNull(),
  },
  (t) => [
    primaryKey({ name: 'activity_search_words_pk', columns: [t.tenantId, t.activityId] }),
    foreignKey({
      name: 'activity_search_words_activity',
      columns: [t.tenantId, t.activityId],
      foreignColumns: [activities.tenantId, activities.id],
    }).onDelete('cascade'),
  ],
)
