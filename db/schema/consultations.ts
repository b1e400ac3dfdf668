import { foreignKey, index, pgTable, primaryKey, text, uuid, unique } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { appointments } from './appointments.ts'
import { residents } from './identity.ts'
import { professionals } from './organisations.ts'

/** An invitation to a drie-gesprek (INV-1). Its appointment is held in all agendas until the last answer (INV-2b). */
export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    appointmentId: uuid('appointment_id'),
    state: text('state', {
      enum: ['draft', 'sent', 'planned', 'declined', 'held', 'reported', 'closed', 'withdrawn'],
    }).notNull(),
    /** Who made it on behalf of the resident, and this person's name then; both null for the resident's own. */
    authorPersonId: uuid('author_person_id'),
    authorName: text('author_name'),
    /** In the words of who made it. */
    subject: text('subject').notNull(),
    domain: text('domain', { enum: ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] }),
    /** Whom the resident chose; they are asked only when it is sent. */
    personIds: uuid('person_ids').array().notNull().default([]),
    /** The time and place that were chosen; the appointment says what stands. */
    startsAt: instant('starts_at'),
    location: text('location'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** Until when the invitees have to answer. */
    answerBy: instant('answer_by'),
    plannedAt: instant('planned_at'),
    /** When it ended without a talk: declined, not answered in time, or withdrawn. */
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ name: 'invitations_pk', columns: [t.tenantId, t.id] }),
    // What hangs under it points at the resident too, so that a copy always is the parent's.
    unique('invitations_with_resident').on(t.tenantId, t.id, t.residentId),
    foreignKey({
      name: 'invitations_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'invitations_appointment',
      columns: [t.tenantId, t.appointmentId],
      foreignColumns: [appointments.tenantId, appointments.id],
    }),
    index('invitations_by_resident').on(t.tenantId, t.residentId, t.createdAt),
  ],
)

export const invitees = pgTable(
  'invitees',
  {
    tenantId: tenantId(),
    invitationId: uuid('invitation_id').notNull(),
    personId: uuid('person_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    /** As what this person was invited. */
    role: text('role', { enum: ['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'SOCIAL_WORKER'] }).notNull(),
    state: text('state', { enum: ['invited', 'accepted', 'declined', 'proposed_other'] }).notNull(),
    /** Said to the resident when declined. */
    reason: text('reason'),
    respondedAt: instant('responded_at'),
  },
  (t) => [
    primaryKey({ name: 'invitees_pk', columns: [t.tenantId, t.invitationId, t.personId] }),
    foreignKey({
      name: 'invitees_invitation',
      columns: [t.tenantId, t.invitationId, t.residentId],
      foreignColumns: [invitations.tenantId, invitations.id, invitations.residentId],
    }),
    foreignKey({
      name: 'invitees_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    index('invitees_by_person').on(t.tenantId, t.personId, t.state),
  ],
)
