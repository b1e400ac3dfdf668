import { foreignKey, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import type { TenantSettings } from '../../app/domain/tenants/tenant.ts'

/** A tenant is a wijk. Readable by everyone: it holds no personal data, and the host name decides which one it is. */
export const tenants = pgTable(
  'tenants',
  {
    id: uuid('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    city: text('city').notNull(),
    timeZone: text('time_zone').notNull().default('Europe/Amsterdam'),
    settings: jsonb('settings').$type<TenantSettings>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ name: 'tenants_pk', columns: [t.id] }), unique('tenants_slug').on(t.slug)],
)

export const neighbourhoods = pgTable(
  'neighbourhoods',
  {
    tenantId: tenantId(),
    id: id(),
    name: text('name').notNull(),
    /** CBS code, `BU…`, where it is known. */
    cbsCode: text('cbs_code'),
  },
  (t) => [
    primaryKey({ name: 'neighbourhoods_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'neighbourhoods_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
)
