import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { askedAtBooking, toldAtBooking } from './appointments.asked.ts'
import { groupAppointments } from './appointments.groups.ts'
import { visitTypes } from './appointments.kinds.ts'
import { rooms } from './appointments.schedules.ts'
import { people, residents } from './identity.ts'
import { teams } from './organisations.ts'

export const appointments = pgTable(
  'appointments',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    /** The group in which this is one resident's place; null for an appointment of one resident. */
    groupId: uuid('group_id'),
    /** The team whose agenda this is; null for a drie-gesprek, which only its participants see. */
    teamId: uuid('team_id'),
    visitTypeId: uuid('visit_type_id'),
    visitTypeCode: text('visit_type_code').notNull(),
    /** FHIR Appointment.status (APP-4). */
    status: text('status', {
      enum: ['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error'],
    }).notNull(),
    ...{ startsAt: instant('starts_at').notNull(), endsAt: instant('ends_at').notNull() },
    channel: text('channel', { enum: ['in_person', 'phone', 'video', 'home'] }).notNull(),
    location: text('location').notNull(),
    ...askedAtBooking(),
    /** A hold (`proposed`) ends here and is deleted by the next booking that it would stand in the way of. */
    heldUntil: instant('held_until'),
    /** FHIR eAfspraak OnlineEditableUntil (APP-7). */
    onlineEditableUntil: instant('online_editable_until').notNull(),
    selfBooked: boolean('self_booked').notNull().default(false),
    bookedByPersonId: uuid('booked_by_person_id').notNull(),
    ...{ createdAt: instant('created_at').notNull(), updatedAt: instant('updated_at').notNull() },
    ...{ cancelledAt: instant('cancelled_at'), cancelledByPersonId: uuid('cancelled_by_person_id') },
    /** RFC 5545 SEQUENCE. */
    sequence: integer('sequence').notNull().default(0),
    ...toldAtBooking(),
    ...{ arrivedAt: instant('arrived_at'), fulfilledAt: instant('fulfilled_at'), noShowAt: instant('no_show_at') },
    ...{ movedAt: instant('moved_at'), movedByPersonId: uuid('moved_by_person_id') },
    /** Why somebody of the team booked against a rule (lesson 15.3). */
    overrideReason: text('override_reason'),
    /** What the practice tells the resident when it cancels or moves. */
    changeReason: text('change_reason'),
    /** Since when somebody of the team still has to call about it: the schedule changed under it. */
    callWantedAt: instant('call_wanted_at'),
    /** Of the form that booked it: sent twice, it books once. */
    formKey: uuid('form_key'),
  },
  (t) => [
    primaryKey({ name: 'appointments_pk', columns: [t.tenantId, t.id] }),
    // What hangs under it points at the resident too, so that a copy always is the parent's.
    unique('appointments_with_resident').on(t.tenantId, t.id, t.residentId),
    foreignKey({
      name: 'appointments_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'appointments_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'appointments_visit_type',
      columns: [t.tenantId, t.visitTypeId],
      foreignColumns: [visitTypes.tenantId, visitTypes.id],
    }),
    index('appointments_by_resident').on(t.tenantId, t.residentId, t.startsAt),
    index('appointments_by_team').on(t.tenantId, t.teamId, t.startsAt),
    index('appointments_to_call')
      .on(t.tenantId, t.teamId, t.startsAt)
      .where(sql`call_wanted_at is not null`),
    index('appointments_by_interpreter')
      .on(t.tenantId, t.teamId, t.startsAt)
      .where(sql`interpreter_asked_at is not null and interpreter_arranged_at is null`),
    foreignKey({
      name: 'appointments_mover',
      columns: [t.tenantId, t.movedByPersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('appointments_by_hold').on(t.tenantId, t.heldUntil),
    index('appointments_by_start')
      .on(t.tenantId, t.startsAt)
      .where(sql`status = 'booked'`),
    index('appointments_by_mover')
      .on(t.tenantId, t.movedByPersonId)
      .where(sql`moved_by_person_id is not null`),
    foreignKey({
      name: 'appointments_group',
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groupAppointments.tenantId, groupAppointments.id],
    }),
    index('appointments_by_group')
      .on(t.tenantId, t.groupId)
      .where(sql`group_id is not null`),
    uniqueIndex('appointments_one_place')
      .on(t.tenantId, t.groupId, t.residentId)
      .where(sql`group_id is not null and status in ('booked', 'arrived', 'fulfilled', 'noshow')`),
    uniqueIndex('appointments_by_form')
      .on(t.tenantId, t.bookedByPersonId, t.formKey)
      .where(sql`form_key is not null`),
  ],
)

/**
 * Whose time an appointment takes: the resident and each professional. A group takes its professionals' time itself, once;
 * its places take the time of a resident each.
 * While `blocks` is true nobody is in two places at once: exclusion constraint `appointments.slotTaken`.
 */
export const appointmentParticipants = pgTable(
  'appointment_participants',
  {
    tenantId: tenantId(),
    appointmentId: uuid('appointment_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** null for a professional of a group, which is about nobody. */
    residentId: uuid('resident_id'),
    /** The group that this is part of; `appointmentId` is the same id then. */
    groupId: uuid('group_id'),
    teamId: uuid('team_id'),
    kind: text('kind', { enum: ['resident', 'professional', 'interpreter'] }).notNull(),
    /** FHIR ParticipationStatus. */
    response: text('response', { enum: ['accepted', 'declined', 'tentative', 'needs-action'] }).notNull(),
    ...{ startsAt: instant('starts_at').notNull(), endsAt: instant('ends_at').notNull() },
    blocks: boolean('blocks').notNull(),
  },
  (t) => [
    primaryKey({ name: 'appointment_participants_pk', columns: [t.tenantId, t.appointmentId, t.personId] }),
    foreignKey({
      name: 'appointment_participants_appointment',
      columns: [t.tenantId, t.appointmentId, t.residentId],
      foreignColumns: [appointments.tenantId, appointments.id, appointments.residentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'appointment_participants_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    foreignKey({
      name: 'appointment_participants_group',
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groupAppointments.tenantId, groupAppointments.id],
    }).onDelete('cascade'),
    index('appointment_participants_by_person').on(t.tenantId, t.personId, t.startsAt),
    index('appointment_participants_by_group')
      .on(t.tenantId, t.groupId)
      .where(sql`group_id is not null`),
  ],
)

/** Which room an appointment takes; while `blocks` is true nobody else has it: exclusion constraint `appointments.roomTaken`. */
export const appointmentRooms = pgTable(
  'appointment_rooms',
  {
    tenantId: tenantId(),
    appointmentId: uuid('appointment_id').notNull(),
    /** null for the room of a group. */
    residentId: uuid('resident_id'),
    groupId: uuid('group_id'),
    roomId: uuid('room_id').notNull(),
    teamId: uuid('team_id'),
    ...{ startsAt: instant('starts_at').notNull(), endsAt: instant('ends_at').notNull() },
    blocks: boolean('blocks').notNull(),
  },
  (t) => [
    primaryKey({ name: 'appointment_rooms_pk', columns: [t.tenantId, t.appointmentId, t.roomId] }),
    foreignKey({
      name: 'appointment_rooms_appointment',
      columns: [t.tenantId, t.appointmentId, t.residentId],
      foreignColumns: [appointments.tenantId, appointments.id, appointments.residentId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'appointment_rooms_room',
      columns: [t.tenantId, t.roomId],
      foreignColumns: [rooms.tenantId, rooms.id],
    }),
    foreignKey({
      name: 'appointment_rooms_group',
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groupAppointments.tenantId, groupAppointments.id],
    }).onDelete('cascade'),
    index('appointment_rooms_by_room').on(t.tenantId, t.roomId, t.startsAt),
    index('appointment_rooms_by_group')
      .on(t.tenantId, t.groupId)
      .where(sql`group_id is not null`),
    index('appointment_rooms_by_resident').on(t.tenantId, t.residentId),
  ],
)
