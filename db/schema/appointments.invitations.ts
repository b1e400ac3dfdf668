import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { visitTypes } from './appointments.kinds.ts'
import { appointments } from './appointments.ts'
import { residents } from './identity.ts'
import { professionals, teams } from './organisations.ts'

/** Who may choose a time for a kind of visit that residents do not book by themselves (APP-1). */
export const bookingInvitations = pgTable(
  'booking_invitations',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id').notNull(),
    visitTypeId: uuid('visit_type_id').notNull(),
    /** With whom. */
    personId: uuid('person_id').notNull(),
    /** What the practice says with it. */
    words: text('words'),
    createdAt: instant('created_at').notNull(),
    createdByPersonId: uuid('created_by_person_id').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** What came of it; once that is cancelled, the invitation stands again. */
    usedAppointmentId: uuid('used_appointment_id'),
    takenBackAt: instant('taken_back_at'),
  },
  (t) => [
    primaryKey({ name: 'booking_invitations_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'booking_invitations_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'booking_invitations_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'booking_invitations_visit_type',
      columns: [t.tenantId, t.visitTypeId],
      foreignColumns: [visitTypes.tenantId, visitTypes.id],
    }),
    foreignKey({
      name: 'booking_invitations_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'booking_invitations_appointment',
      columns: [t.tenantId, t.usedAppointmentId, t.residentId],
      foreignColumns: [appointments.tenantId, appointments.id, appointments.residentId],
    }).onDelete('cascade'),
    index('booking_invitations_by_resident').on(t.tenantId, t.residentId, t.createdAt),
    index('booking_invitations_by_appointment')
      .on(t.tenantId, t.usedAppointmentId)
      .where(sql`used_appointment_id is not null`),
    uniqueIndex('booking_invitations_one')
      .on(t.tenantId, t.residentId, t.visitTypeId, t.personId)
      .where(sql`used_appointment_id is null and taken_back_at is null`),
  ],
)
