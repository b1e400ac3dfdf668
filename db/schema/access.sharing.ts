import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, instantRange, tenantId } from '../columns.ts'
import { people, residents } from './identity.ts'
import { organisations, professionals, teams } from './organisations.ts'

/** What a resident allows whom, from the question to the end: each step an instant and who (CON-1, CON-3 to CON-5). */
export const sharingPermissions = pgTable(
  'sharing_permissions',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    recipientPersonId: uuid('recipient_person_id'),
    recipientTeamId: uuid('recipient_team_id'),
    /** One role in that team; null for everybody in it. */
    recipientRole: text('recipient_role'),
    purpose: text('purpose', { enum: ['TREATMENT', 'SUPPORT', 'COORDINATION'] }).notNull(),
    level: text('level', { enum: ['read', 'contribute'] }).notNull(),
    askedTopics: text('asked_topics').array().notNull().default([]),
    /** What was given; empty until then. */
    topics: text('topics').array().notNull().default([]),
    askedBy: uuid('asked_by'),
    askedTeamId: uuid('asked_team_id'),
    askedAt: instant('asked_at'),
    /** In the words of who asks. */
    reason: text('reason'),
    laterAt: instant('later_at'),
    refusedAt: instant('refused_at'),
    refusedBy: uuid('refused_by'),
    givenAt: instant('given_at'),
    /** The resident, or who acts for the resident. */
    givenBy: uuid('given_by'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    how: text('how', { enum: ['portal', 'oral', 'paper'] }),
    /** In which it was asked and answered (BCP 47). */
    language: text('language'),
    interpreter: text('interpreter', { enum: ['none', 'phone', 'present'] }),
    recordedBy: uuid('recorded_by'),
    confirmedAt: instant('confirmed_at'),
    objectedAt: instant('objected_at'),
    objectedBy: uuid('objected_by'),
    /** When who wrote it down took note of the objection. */
    objectionSeenAt: instant('objection_seen_at'),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'sharing_permissions_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'sharing_permissions_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'sharing_permissions_person',
      columns: [t.tenantId, t.recipientPersonId],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'sharing_permissions_team',
      columns: [t.tenantId, t.recipientTeamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'sharing_permissions_asker',
      columns: [t.tenantId, t.askedBy],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
    foreignKey({
      name: 'sharing_permissions_asking_team',
      columns: [t.tenantId, t.askedTeamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'sharing_permissions_recorder',
      columns: [t.tenantId, t.recordedBy],
      foreignColumns: [professionals.tenantId, professionals.id],
    }),
  ],
)

/** On what ground an organisation works for a purpose, apart from any permission (CON-6). Never consent. */
export const legalBases = pgTable(
  'legal_bases',
  {
    tenantId: tenantId(),
    id: id(),
    organisationId: uuid('organisation_id').notNull(),
    purpose: text('purpose', {
      enum: ['TREATMENT', 'SUPPORT', 'COORDINATION', 'EMERGENCY', 'LEGAL_DUTY', 'ACCOUNTABILITY'],
    }).notNull(),
    basis: text('basis', { enum: ['CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTEREST', 'PUBLIC_TASK'] }).notNull(),
    /** The law, in words. */
    source: text('source').notNull(),
    startsAt: instant('starts_at').notNull(),
    /** null for what stood there from the beginning. */
    setBy: uuid('set_by'),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
  },
  (t) => [
    primaryKey({ name: 'legal_bases_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'legal_bases_organisation',
      columns: [t.tenantId, t.organisationId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    index('legal_bases_by_organisation').on(t.tenantId, t.organisationId),
  ],
)

/** Who may act for a resident, and for what (REP-1). Its grants follow it by a trigger: see `0010_mandates.sql`. */
export const mandates = pgTable(
  'mandates',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    /** null while an offer waits for the person who has `invited_email`. */
    representativePersonId: uuid('representative_person_id'),
    invitedName: text('invited_name'),
    invitedEmail: text('invited_email'),
    kind: text('kind', { enum: ['PARENT_UNDER_12', 'PARENT_12_15', 'CURATOR', 'MENTOR', 'PROXY'] }).notNull(),
    /** See `app/domain/access/mandate.ts`. */
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    documentReference: text('document_reference'),
    verifiedBy: uuid('verified_by'),
    verifiedAt: instant('verified_at'),
    /** The resident, when it is the resident who gives it. */
    givenBy: uuid('given_by'),
    acceptedAt: instant('accepted_at'),
    /** When the child of 12 to 15 said yes (REP-3). */
    agreedAt: instant('agreed_at'),
    suspendedAt: instant('suspended_at'),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    endReason: text('end_reason', {
      enum: ['resident', 'representative', 'practice', 'birthday', 'term', 'replaced'],
    }),
  },
  (t) => [
    primaryKey({ name: 'mandates_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'mandates_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'mandates_representative',
      columns: [t.tenantId, t.representativePersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('mandates_by_resident').on(t.tenantId, t.residentId),
  ],
)

/** What a representative does not see (REP-5): one thing, or a whole topic. */
export const hiddenFromRepresentatives = pgTable(
  'hidden_from_representatives',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    topic: text('topic').notNull(),
    /** null for the whole topic. */
    objectId: uuid('object_id'),
    /** null for every representative. */
    representativePersonId: uuid('representative_person_id'),
    hiddenBy: uuid('hidden_by').notNull(),
    hiddenByKind: text('hidden_by_kind', { enum: ['resident', 'professional'] }).notNull(),
    /** A professional says why: the interest of the child. */
    reason: text('reason'),
    during: instantRange('during').notNull(),
  },
  (t) => [
    primaryKey({ name: 'hidden_from_representatives_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'hidden_from_representatives_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    index('hidden_from_representatives_by_resident').on(t.tenantId, t.residentId, t.topic),
  ],
)
