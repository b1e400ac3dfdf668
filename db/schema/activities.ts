import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId, wallTime } from '../columns.ts'
import { organisations } from './organisations.ts'
import { neighbourhoods } from './tenants.ts'

export type ActivityWords = { title: string; what: string; forWhom: string; howToJoin: string }

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
    translations: jsonb('translations').$type<Partial<Record<string, ActivityWords>>>().notNull(),
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
    capacity: integer('capacity'),
    /** First date and wall-clock times in the tenant's zone; a 10:00 walk stays at 10:00 (house: time). */
    firstDate: day('first_date').notNull(),
    startsAt: wallTime('starts_at').notNull(),
    endsAt: wallTime('ends_at').notNull(),
    /** RFC 5545 RRULE; null for one single date. */
    recurrenceRule: text('recurrence_rule'),
    skipHolidays: boolean('skip_holidays').notNull().default(false),
    sequence: integer('sequence').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
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
    index('activities_by_state').on(t.tenantId, t.state),
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
