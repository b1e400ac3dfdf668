import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, tenantId } from '../columns.ts'
import { organisations } from './organisations.ts'
import { neighbourhoods } from './tenants.ts'

/** The sociale kaart (PUB-2). Public; holds functions, never private data (PUB-3). */
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
    index('directory_entries_by_name').on(t.tenantId, t.name, t.id),
  ],
)
