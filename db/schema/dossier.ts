import { foreignKey, index, integer, pgTable, primaryKey, text, uuid, unique } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { residents } from './identity.ts'
import { teams } from './organisations.ts'

/** A 4D assessment (FD-1). `prepared` is the resident's alone until sent; new versions, never overwritten (FD-4). */
export const assessments = pgTable(
  'assessments',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    state: text('state', { enum: ['prepared', 'in_conversation', 'agreed', 'superseded'] }).notNull(),
    /** 1 to 10 (CVG-1); null until given. */
    score: integer('score'),
    scoreComment: text('score_comment'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** From here on the own practice sees it, when its grants say so (FD-2). */
    sentAt: instant('sent_at'),
    sentToTeamId: uuid('sent_to_team_id'),
    /** From here on others see it, when their grants say so (FD-2). */
    agreedAt: instant('agreed_at'),
  },
  (t) => [
    primaryKey({ name: 'assessments_pk', columns: [t.tenantId, t.id] }),
    // What hangs under it points at the resident too, so that a copy always is the parent's.
    unique('assessments_with_resident').on(t.tenantId, t.id, t.residentId),
    foreignKey({
      name: 'assessments_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'assessments_team',
      columns: [t.tenantId, t.sentToTeamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    index('assessments_by_resident').on(t.tenantId, t.residentId, t.createdAt),
  ],
)

/** One thing that goes well or is hard, in the resident's words, in one domain. */
export const assessmentNotes = pgTable(
  'assessment_notes',
  {
    tenantId: tenantId(),
    id: id(),
    assessmentId: uuid('assessment_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    domain: text('domain', { enum: ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] }).notNull(),
    kind: text('kind', { enum: ['strength', 'concern'] }).notNull(),
    text: text('text').notNull(),
    /** Language of `text`, BCP 47. */
    language: text('language').notNull().default('nl'),
    /** The pictogram that was chosen (`app/domain/dossier/suggestions.ts`); null for own words. */
    suggestion: text('suggestion'),
    position: integer('position').notNull(),
    /** Copies of the assessment's, so that the policy of this table needs no join. */
    sentAt: instant('sent_at'),
    sentToTeamId: uuid('sent_to_team_id'),
    agreedAt: instant('agreed_at'),
  },
  (t) => [
    primaryKey({ name: 'assessment_notes_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'assessment_notes_assessment',
      columns: [t.tenantId, t.assessmentId, t.residentId],
      foreignColumns: [assessments.tenantId, assessments.id, assessments.residentId],
    }),
    index('assessment_notes_by_assessment').on(t.tenantId, t.assessmentId, t.position),
  ],
)

/** The resident's order of the domains (FD-3): 1 comes first. */
export const assessmentPriorities = pgTable(
  'assessment_priorities',
  {
    tenantId: tenantId(),
    assessmentId: uuid('assessment_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    domain: text('domain', { enum: ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] }).notNull(),
    priority: integer('priority').notNull(),
    sentAt: instant('sent_at'),
    sentToTeamId: uuid('sent_to_team_id'),
    agreedAt: instant('agreed_at'),
  },
  (t) => [
    primaryKey({ name: 'assessment_priorities_pk', columns: [t.tenantId, t.assessmentId, t.domain] }),
    foreignKey({
      name: 'assessment_priorities_assessment',
      columns: [t.tenantId, t.assessmentId, t.residentId],
      foreignColumns: [assessments.tenantId, assessments.id, assessments.residentId],
    }),
  ],
)
