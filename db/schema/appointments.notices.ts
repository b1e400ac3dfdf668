import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { appointments } from './appointments.ts'
import { people } from './identity.ts'

/** What a resident is told about one appointment, and whom somebody has to call because it did not arrive (APP-9). */
export const appointmentNotices = pgTable(
  'appointment_notices',
  {
    tenantId: tenantId(),
    /** Of the notification, which holds how often it was tried. */
    id: id(),
    appointmentId: uuid('appointment_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id'),
    kind: text('kind', { enum: ['reminder48', 'reminder2', 'changed'] }).notNull(),
    /** The start that it is about: after a move it is about nothing any more. */
    startsAt: instant('starts_at').notNull(),
    createdAt: instant('created_at').notNull(),
    failedAt: instant('failed_at'),
    /** What kind of failure, never an address. */
    failure: text('failure', { enum: ['noAddress', 'refused', 'away'] }),
    calledAt: instant('called_at'),
    calledByPersonId: uuid('called_by_person_id'),
    /** Who acts for the resident and is reminded in their place; null for the resident. */
    toldPersonId: uuid('told_person_id'),
  },
  (t) => [
    primaryKey({ name: 'appointment_notices_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'appointment_notices_appointment',
      columns: [t.tenantId, t.appointmentId, t.residentId],
      foreignColumns: [appointments.tenantId, appointments.id, appointments.residentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'appointment_notices_caller',
      columns: [t.tenantId, t.calledByPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    foreignKey({
      name: 'appointment_notices_told',
      columns: [t.tenantId, t.toldPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    // With NULLS NOT DISTINCT, which the migration says.
    uniqueIndex('appointment_notices_once')
      .on(t.tenantId, t.appointmentId, t.kind, t.startsAt, t.toldPersonId)
      .where(sql`kind <> 'changed'`),
    index('appointment_notices_by_appointment').on(t.tenantId, t.appointmentId),
    index('appointment_notices_by_resident').on(t.tenantId, t.residentId),
    index('appointment_notices_by_caller')
      .on(t.tenantId, t.calledByPersonId)
      .where(sql`called_by_person_id is not null`),
    index('appointment_notices_by_told')
      .on(t.tenantId, t.toldPersonId)
      .where(sql`told_person_id is not null`),
    index('appointment_notices_to_call')
      .on(t.tenantId, t.startsAt, t.appointmentId)
      .where(sql`failed_at is not null and called_at is null`),
  ],
)
