import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { visitTypes } from './appointments.kinds.ts'
import { people } from './identity.ts'
import { teams } from './organisations.ts'

/**
 * One appointment of several residents with one or more professionals. It takes the professionals' time and the room once;
 * each resident in it has a place: an appointment of their own (`appointments.groupId`), which nobody else in it sees. Says
 * nothing about anybody.
 */
export const groupAppointments = pgTable(
  'group_appointments',
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    visitTypeId: uuid('visit_type_id').notNull(),
    /** What it is about, for residents: "Samen eten met suikerziekte". */
    title: text('title').notNull(),
    status: text('status', { enum: ['booked', 'cancelled'] }).notNull(),
    ...{ startsAt: instant('starts_at').notNull(), endsAt: instant('ends_at').notNull() },
    channel: text('channel', { enum: ['in_person', 'phone', 'video', 'home'] }).notNull(),
    location: text('location').notNull(),
    /** How many residents there is place for. */
    most: integer('most').notNull(),
    /** How many have one: counted by a trigger; never more than `most`, constraint `appointments.groupFull`. */
    taken: integer('taken').notNull().default(0),
    /** Whether residents of the practice may take a place themselves. */
    selfBookable: boolean('self_bookable').notNull(),
    createdByPersonId: uuid('created_by_person_id').notNull(),
    ...{ createdAt: instant('created_at').notNull(), updatedAt: instant('updated_at').notNull() },
    cancelledAt: instant('cancelled_at'),
    /** What the residents in it are told when it is moved or cancelled. */
    changeReason: text('change_reason'),
    /** RFC 5545 SEQUENCE. */
    sequence: integer('sequence').notNull().default(0),
    /** Of the form that made it: sent twice, it makes one. */
    formKey: uuid('form_key').notNull(),
  },
  (t) => [
    primaryKey({ name: 'group_appointments_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'group_appointments_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'group_appointments_visit_type',
      columns: [t.tenantId, t.visitTypeId],
      foreignColumns: [visitTypes.tenantId, visitTypes.id],
    }),
    foreignKey({
      name: 'group_appointments_creator',
      columns: [t.tenantId, t.createdByPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('group_appointments_by_team').on(t.tenantId, t.teamId, t.startsAt, t.id),
    index('group_appointments_by_visit_type').on(t.tenantId, t.visitTypeId),
    uniqueIndex('group_appointments_by_form').on(t.tenantId, t.createdByPersonId, t.formKey),
  ],
)
