import { bigint, foreignKey, json, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { instant, tenantId } from '../columns.ts'
import { tenants } from './tenants.ts'

/** One row a wijk: the last change that was numbered, and what the items below were made from. */
export const openDataFeeds = pgTable(
  'open_data_feeds',
  {
    tenantId: tenantId(),
    lastChange: bigint('last_change', { mode: 'number' }).notNull().default(0),
    madeFrom: text('made_from').notNull().default(''),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'open_data_feeds_pk', columns: [t.tenantId] }),
    foreignKey({ name: 'open_data_feeds_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
)

/** What was handed out last of each item of the OpenActive feeds (RPDE 1.0); without data it is deleted. */
export const openDataItems = pgTable(
  'open_data_items',
  {
    tenantId: tenantId(),
    kind: text('kind', { enum: ['SessionSeries', 'ScheduledSession'] }).notNull(),
    itemId: text('item_id').notNull(),
    change: bigint('change', { mode: 'number' }).notNull(),
    data: json('data').$type<Readonly<Record<string, unknown>>>(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'open_data_items_pk', columns: [t.tenantId, t.kind, t.itemId] }),
    unique('open_data_items_change').on(t.tenantId, t.kind, t.change),
    foreignKey({ name: 'open_data_items_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
)
