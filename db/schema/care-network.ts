import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { residents } from './identity.ts'
import { professionals } from './organisations.ts'

/** Who keeps the overview (REG-1). At most one active per resident: unique index `case_coordinators_one_active`. */
export const caseCoordinators = pgTable(
  'case_coordinators',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    personId: uuid('person_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ name: 'case_coordinators_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'case_coordinators_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'case_coordinators_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
  ],
)
