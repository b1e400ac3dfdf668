import { day, id, instant, tenantId } from '../columns.ts'
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { people, residents } from './identity.ts'
import { professionals, teams } from './organisations.ts'

/** A press of the emergency button (BG-1): opens grants to the one who pressed, by a trigger of the table. */
export const emergencyAccesses = pgTable(
  'emergency_accesses',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    personId: uuid('person_id').notNull(),
    teamId: uuid('team_id').notNull(),
    role: text('role', { enum: ['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'DISTRICT_NURSE'] }).notNull(),
    reasonCode: text('reason_code', {
      enum: ['LIFE_IN_DANGER', 'UNCONSCIOUS', 'OWN_PRACTICE_CLOSED', 'SAFETY_OF_CHILD', 'OTHER'],
    }).notNull(),
    /** In own words; encrypted, as the two below: see `emergency-words.server.ts`. */
    reasonSealed: text('reason_sealed').notNull(),
    startedAt: instant('started_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** "Ik ben klaar"; null when it ran its four hours. */
    endedAt: instant('ended_at'),
    /** From when on the resident may know. */
    noticeAt: instant('notice_at').notNull(),
    /** Why that is later than at once. */
    delaySealed: text('delay_sealed'),
    toldAt: instant('told_at'),
    /** The last day on which the privacy officer judges in time. */
    reviewDue: day('review_due').notNull(),
    judgedAt: instant('judged_at'),
    judgedBy: uuid('judged_by'),
    outcome: text('outcome', { enum: ['justified', 'unjustified'] }),
    noteSealed: text('note_sealed'),
  },
  (t) => [
    primaryKey({ name: 'emergency_accesses_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'emergency_accesses_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'emergency_accesses_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'emergency_accesses_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'emergency_accesses_judge',
      columns: [t.tenantId, t.judgedBy],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('emergency_accesses_by_resident').on(t.tenantId, t.residentId, t.startedAt.desc(), t.id.desc()),
    index('emergency_accesses_by_person').on(t.tenantId, t.personId, t.startedAt.desc(), t.id.desc()),
  ],
)

/** "Ik snap dit niet" (LOG-3): what a resident asks the privacy officer, and the answer. */
export const privacyQuestions = pgTable(
  'privacy_questions',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    aboutDay: day('about_day'),
    /** The line of that day: who, and what was done with what. */
    aboutUser: text('about_user'),
    aboutResource: text('about_resource'),
    aboutAction: text('about_action'),
    questionSealed: text('question_sealed').notNull(),
    askedAt: instant('asked_at').notNull(),
    answerSealed: text('answer_sealed'),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
  },
  (t) => [
    primaryKey({ name: 'privacy_questions_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'privacy_questions_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'privacy_questions_answerer',
      columns: [t.tenantId, t.answeredBy],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('privacy_questions_by_resident').on(t.tenantId, t.residentId, t.askedAt.desc(), t.id.desc()),
  ],
)
