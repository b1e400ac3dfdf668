import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId } from '../columns.ts'
import { visitTypes } from './appointments.kinds.ts'
import { appointments } from './appointments.ts'
import { residents } from './identity.ts'
import { professionals, teams } from './organisations.ts'

/** Who wants an earlier time, or the first one at all; open as long as `ended_at` is null. */
export const waitingListEntries = pgTable(
  'waiting_list_entries',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id').notNull(),
    /** With whom; anybody of the team who gives this kind of visit when null. */
    personId: uuid('person_id'),
    visitTypeId: uuid('visit_type_id').notNull(),
    /** What an earlier time takes the place of. */
    appointmentId: uuid('appointment_id'),
    /** Both included. */
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day').notNull(),
    createdByPersonId: uuid('created_by_person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason', { enum: ['taken', 'withdrawn', 'appointment'] }),
  },
  (t) => [
    primaryKey({ name: 'waiting_list_entries_pk', columns: [t.tenantId, t.id] }),
    unique('waiting_list_entries_with_resident').on(t.tenantId, t.id, t.residentId),
    foreignKey({
      name: 'waiting_list_entries_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'waiting_list_entries_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'waiting_list_entries_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'waiting_list_entries_visit_type',
      columns: [t.tenantId, t.visitTypeId],
      foreignColumns: [visitTypes.tenantId, visitTypes.id],
    }),
    foreignKey({
      name: 'waiting_list_entries_appointment',
      columns: [t.tenantId, t.appointmentId, t.residentId],
      foreignColumns: [appointments.tenantId, appointments.id, appointments.residentId],
    }).onDelete('cascade'),
    index('waiting_list_entries_in_turn')
      .on(t.tenantId, t.teamId, t.createdAt, t.id)
      .where(sql`ended_at is null`),
    index('waiting_list_entries_by_resident').on(t.tenantId, t.residentId, t.createdAt),
    index('waiting_list_entries_by_appointment')
      .on(t.tenantId, t.appointmentId)
      .where(sql`appointment_id is not null`),
    // With NULLS NOT DISTINCT, which the migration says.
    uniqueIndex('waiting_list_entries_one')
      .on(t.tenantId, t.residentId, t.visitTypeId, t.appointmentId)
      .where(sql`ended_at is null`),
  ],
)

/** A time that came free and of which somebody who waits was told. It keeps nothing free. */
export const waitingListOffers = pgTable(
  'waiting_list_offers',
  {
    tenantId: tenantId(),
    id: id(),
    entryId: uuid('entry_id').notNull(),
    /** Copies of the entry's, so that a policy needs no join. */
    ...{ residentId: uuid('resident_id').notNull(), teamId: uuid('team_id').notNull() },
    appointmentId: uuid('appointment_id'),
    personId: uuid('person_id').notNull(),
    ...{ startsAt: instant('starts_at').notNull(), endsAt: instant('ends_at').notNull() },
    /** When that time came free. */
    freedAt: instant('freed_at').notNull(),
    ...{ offeredAt: instant('offered_at').notNull(), expiresAt: instant('expires_at').notNull() },
    ...{ takenAt: instant('taken_at'), declinedAt: instant('declined_at') },
  },
  (t) => [
    primaryKey({ name: 'waiting_list_offers_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'waiting_list_offers_entry',
      columns: [t.tenantId, t.entryId, t.residentId],
      foreignColumns: [waitingListEntries.tenantId, waitingListEntries.id, waitingListEntries.residentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'waiting_list_offers_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    unique('waiting_list_offers_once').on(t.tenantId, t.entryId, t.personId, t.startsAt, t.freedAt),
    index('waiting_list_offers_by_resident').on(t.tenantId, t.residentId, t.expiresAt),
    index('waiting_list_offers_by_time').on(t.tenantId, t.personId, t.startsAt),
  ],
)
