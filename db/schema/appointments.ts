import {
  boolean,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
  unique,
} from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId, wallTime } from '../columns.ts'
import { people, residents } from './identity.ts'
import { professionals, teams } from './organisations.ts'

export const visitTypes = pgTable(
  'visit_types',
  {
    tenantId: tenantId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    /** CONSULT, DOUBLE_CONSULT, FOUR_DOMAIN_CONVERSATION, PHONE, VIDEO, HOME_VISIT, PRACTICE_NURSE, THREE_WAY_CONVERSATION, PRACTICE_ASSISTANT (APP-1), or SUPPORT_TALK of a wijkteam. */
    code: text('code').notNull(),
    minutes: integer('minutes').notNull(),
    channel: text('channel', { enum: ['in_person', 'phone', 'video', 'home'] }).notNull(),
    selfBookable: boolean('self_bookable').notNull(),
    cancelNoticeHours: integer('cancel_notice_hours').notNull().default(24),
    maxFutureSelfBooked: integer('max_future_self_booked').notNull().default(2),
  },
  (t) => [
    primaryKey({ name: 'visit_types_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'visit_types_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    index('visit_types_by_team').on(t.tenantId, t.teamId),
  ],
)

/** A weekly session of one professional (APP-2): wall-clock time in the tenant's zone. */
export const consultationSessions = pgTable(
  'consultation_sessions',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    teamId: uuid('team_id').notNull(),
    /** ISO: 1 is Monday. */
    weekday: integer('weekday').notNull(),
    startsAt: wallTime('starts_at').notNull(),
    endsAt: wallTime('ends_at').notNull(),
    weeks: text('weeks', { enum: ['every', 'even', 'odd'] })
      .notNull()
      .default('every'),
    validFrom: day('valid_from').notNull(),
    validUntil: day('valid_until'),
    location: text('location').notNull(),
    visitTypeCodes: text('visit_type_codes').array().notNull(),
    /** Share of the session that residents may book themselves, 0 to 1. */
    onlineShare: numeric('online_share', { mode: 'number' }).notNull().default(0.5),
  },
  (t) => [
    primaryKey({ name: 'consultation_sessions_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'consultation_sessions_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'consultation_sessions_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    index('consultation_sessions_by_person').on(t.tenantId, t.personId),
  ],
)

/** Days on which a professional is away. */
export const absences = pgTable(
  'absences',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
  },
  (t) => [
    primaryKey({ name: 'absences_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'absences_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('absences_by_person').on(t.tenantId, t.personId),
  ],
)

export const appointments = pgTable(
  'appointments',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    /** The team whose agenda this is; null for a drie-gesprek, which only its participants see. */
    teamId: uuid('team_id'),
    visitTypeId: uuid('visit_type_id'),
    visitTypeCode: text('visit_type_code').notNull(),
    /** FHIR Appointment.status (APP-4). */
    status: text('status', {
      enum: ['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error'],
    }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    channel: text('channel', { enum: ['in_person', 'phone', 'video', 'home'] }).notNull(),
    location: text('location').notNull(),
    /** The resident's own words (APP-5). */
    reason: text('reason'),
    interpreterLanguage: text('interpreter_language'),
    /** A hold (`proposed`) ends here and is deleted by the next booking that it would stand in the way of. */
    heldUntil: instant('held_until'),
    /** FHIR eAfspraak OnlineEditableUntil (APP-7). */
    onlineEditableUntil: instant('online_editable_until').notNull(),
    selfBooked: boolean('self_booked').notNull().default(false),
    bookedByPersonId: uuid('booked_by_person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelledByPersonId: uuid('cancelled_by_person_id'),
    /** RFC 5545 SEQUENCE. */
    sequence: integer('sequence').notNull().default(0),
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
    index('appointments_by_hold').on(t.tenantId, t.heldUntil),
  ],
)

/**
 * Whose time an appointment takes: the resident and each professional.
 * While `blocks` is true nobody is in two places at once: exclusion constraint `appointments.slotTaken`.
 */
export const appointmentParticipants = pgTable(
  'appointment_participants',
  {
    tenantId: tenantId(),
    appointmentId: uuid('appointment_id').notNull(),
    personId: uuid('person_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id'),
    kind: text('kind', { enum: ['resident', 'professional', 'interpreter'] }).notNull(),
    /** FHIR ParticipationStatus. */
    response: text('response', { enum: ['accepted', 'declined', 'tentative', 'needs-action'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
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
    index('appointment_participants_by_person').on(t.tenantId, t.personId, t.startsAt),
  ],
)
