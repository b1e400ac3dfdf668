import { bigint, boolean, check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, instantRange, tenantId } from '../columns.ts'
import { people, residents } from './identity.ts'
import { teams } from './organisations.ts'

/** Being registered with a practice, or being supported by a wijkteam. Opens grants; ending it closes them. */
export const careRelationships = pgTable(
  'care_relationships',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    teamId: uuid('team_id').notNull(),
    /** The own huisarts, or the worker who gives the support. */
    personId: uuid('person_id'),
    kind: text('kind', { enum: ['REGISTRATION', 'SUPPORT'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ name: 'care_relationships_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'care_relationships_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'care_relationships_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    foreignKey({
      name: 'care_relationships_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('care_relationships_by_resident').on(t.tenantId, t.residentId),
    index('care_relationships_by_team').on(t.tenantId, t.teamId),
  ],
)

/** The whole truth about who may reach which resident (house: access). */
export const accessGrants = pgTable(
  'access_grants',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    granteePersonId: uuid('grantee_person_id'),
    granteeTeamId: uuid('grantee_team_id'),
    /** CON-1 and `CONTACT`, `CARE_TEAM`, `HELP`: see `app/domain/access/topics.ts`. */
    topic: text('topic').notNull(),
    /** One thread, appointment or invitation; null for the whole topic. */
    objectId: uuid('object_id'),
    level: text('level', { enum: ['metadata', 'read', 'contribute'] }).notNull(),
    source: text('source', {
      enum: ['care_relationship', 'permission', 'mandate', 'participation', 'emergency'],
    }).notNull(),
    sourceId: uuid('source_id').notNull(),
    during: instantRange('during').notNull(),
  },
  (t) => [
    primaryKey({ name: 'access_grants_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'access_grants_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'access_grants_person',
      columns: [t.tenantId, t.granteePersonId],
      foreignColumns: [people.tenantId, people.id],
    }),
    foreignKey({
      name: 'access_grants_team',
      columns: [t.tenantId, t.granteeTeamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    check('access_grants_one_grantee', sql`num_nonnulls(${t.granteePersonId}, ${t.granteeTeamId}) = 1`),
    index('access_grants_by_source').on(t.tenantId, t.sourceId),
  ],
)

/** One entry per request and resource, with the fields of NEN 7513. `app` may insert, nothing else. */
export const accessLog = pgTable(
  'access_log',
  {
    tenantId: tenantId(),
    id: id(),
    recordedAt: instant('recorded_at').notNull(),
    /** DICOM code of the kind of event; `110110` is Patient Record. */
    eventCode: text('event_code').notNull(),
    /** C, R, U, D or E. */
    action: text('action').notNull(),
    eventType: text('event_type'),
    outcome: text('outcome', { enum: ['success', 'refused', 'error'] }).notNull(),
    /** Four letters: authorised, care relationship, permission, emergency. */
    checks: text('checks').notNull(),
    userId: text('user_id').notNull(),
    userName: text('user_name'),
    /** ISO 21298. */
    roleCode: text('role_code').notNull(),
    portalRole: text('portal_role').notNull(),
    isRequestor: boolean('is_requestor').notNull().default(true),
    resource: text('resource').notNull(),
    query: text('query'),
    requestId: text('request_id').notNull(),
    sourceId: text('source_id').notNull(),
  },
  (t) => [primaryKey({ name: 'access_log_pk', columns: [t.tenantId, t.id] })],
)

/** Each resident that an entry is about. `object_id` is the resident's pseudonymous id, never a BSN. */
export const accessLogObjects = pgTable(
  'access_log_objects',
  {
    tenantId: tenantId(),
    entryId: uuid('entry_id').notNull(),
    objectId: uuid('object_id').notNull(),
    objectIdType: text('object_id_type').notNull().default('resident'),
    /** The part of the record: an object's id, never its content. */
    objectDetail: text('object_detail').notNull().default(''),
    authorizationProtocol: text('authorization_protocol').notNull(),
    consentProfile: text('consent_profile'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'access_log_objects_pk', columns: [t.tenantId, t.entryId, t.objectId, t.objectDetail] }),
    foreignKey({
      name: 'access_log_objects_entry',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [accessLog.tenantId, accessLog.id],
    }),
  ],
)

/** The chain over committed entries, written by the role `sealer` alone. */
export const accessLogSeals = pgTable(
  'access_log_seals',
  {
    position: bigint('position', { mode: 'number' }).notNull(),
    tenantId: tenantId(),
    entryId: uuid('entry_id').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [primaryKey({ name: 'access_log_seals_pk', columns: [t.position] })],
)
