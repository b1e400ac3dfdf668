import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { professionals } from './organisations.ts'

/** A secret address at which a professional's calendar reads when they are busy. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    /** SHA-256 of a secret of 256 random bits. */
    secretHash: text('secret_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'calendar_feeds_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'calendar_feeds_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    uniqueIndex('calendar_feeds_by_secret').on(t.tenantId, t.secretHash),
    uniqueIndex('calendar_feeds_by_person')
      .on(t.tenantId, t.personId)
      .where(sql`ended_at is null`),
  ],
)

/** A professional's other calendar; its busy times are the blocks with source `calendar`. */
export const externalCalendars = pgTable(
  'external_calendars',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    /** Whoever has the address reads the calendar: sealed (`calendar-places.ts`). */
    urlSealed: text('url_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When a process last took it up. */
    triedAt: instant('tried_at').notNull(),
    readAt: instant('read_at'),
    failingSince: instant('failing_since'),
    /** One of `readFailures`. */
    failure: text('failure'),
  },
  (t) => [
    primaryKey({ name: 'external_calendars_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'external_calendars_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    uniqueIndex('external_calendars_by_person').on(t.tenantId, t.personId),
    index('external_calendars_by_turn').on(t.tenantId, t.triedAt),
  ],
)
