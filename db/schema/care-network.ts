import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId } from '../columns.ts'
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
    index('case_coordinators_by_person').on(t.tenantId, t.personId),
  ],
)

/** Somebody who leaves (HND-2). At most one is open per person: unique index `departures_one_open`. */
export const departures = pgTable(
  'departures',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    /** Where the person works: their colleagues see that somebody leaves. */
    teamIds: uuid('team_ids').array().notNull(),
    /** The last day of work, in the wijk's own time. */
    lastDay: day('last_day').notNull(),
    startedBy: uuid('started_by').notNull(),
    startedAt: instant('started_at').notNull(),
    cancelledBy: uuid('cancelled_by'),
    cancelledAt: instant('cancelled_at'),
    /** An administrator closed the account with something still open, and said why. */
    overriddenBy: uuid('overridden_by'),
    overriddenAt: instant('overridden_at'),
    overrideReason: text('override_reason'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ name: 'departures_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'departures_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('departures_by_person').on(t.tenantId, t.personId),
  ],
)

/** Who is asked to take over what. What is open is never copied here: the function `open_work` counts it live. */
export const departureItems = pgTable(
  'departure_items',
  {
    tenantId: tenantId(),
    id: id(),
    departureId: uuid('departure_id').notNull(),
    kind: text('kind', {
      enum: [
        ...(['COORDINATION', 'QUESTION', 'APPOINTMENT', 'CARE_RELATIONSHIP', 'INVITATION', 'TEAM_LEAD'] as const),
        ...(['GROUP', 'DIRECTORY_ENTRY', 'ACTIVITY', 'CALENDAR'] as const),
      ],
    }).notNull(),
    objectId: uuid('object_id').notNull(),
    teamId: uuid('team_id'),
    residentId: uuid('resident_id'),
    successorPersonId: uuid('successor_person_id').notNull(),
    /** Why somebody of another team takes over. */
    reason: text('reason'),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    acceptedAt: instant('accepted_at'),
  },
  (t) => [
    primaryKey({ name: 'departure_items_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'departure_items_departure',
      columns: [t.tenantId, t.departureId],
      foreignColumns: [departures.tenantId, departures.id],
    }),
    foreignKey({
      name: 'departure_items_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'departure_items_successor',
      columns: [t.tenantId, t.successorPersonId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('departure_items_by_departure').on(t.tenantId, t.departureId),
    index('departure_items_by_successor').on(t.tenantId, t.successorPersonId, t.proposedAt),
  ],
)
