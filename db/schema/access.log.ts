import { bigint, boolean, check, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { sql } from 'drizzle-orm'

/**
 * One entry per request and resource, with the fields of NEN 7513. `app` may insert, nothing else. In tables by month of
 * `recorded_at` (UTC), which live in the schema `log_months`: see `docs/access-log.md`.
 */
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
    /** A person's id; the kind of actor for who has none. */
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
    /** The account that was signed in with. */
    loginId: text('login_id'),
    /** For whom a representative acts. */
    responsibleUserId: text('responsible_user_id'),
    responsibleUserName: text('responsible_user_name'),
    responsibleRoleCode: text('responsible_role_code'),
    /** 1 is a name of a machine, 2 a network address; the portal writes its own name, never the visitor's address. */
    accessPointType: text('access_point_type', { enum: ['1', '2'] }),
    accessPointId: text('access_point_id'),
    /** HL7 v3 PurposeOfUse. */
    purposeOfUse: text('purpose_of_use'),
    /** When the database took it in, by its own clock. The portal's role can't set it. */
    writtenAt: instant('written_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ name: 'access_log_pk', columns: [t.tenantId, t.recordedAt, t.id] }),
    index('access_log_by_user').on(t.tenantId, t.userId, t.recordedAt.desc(), t.id.desc()),
    index('access_log_by_writing').on(t.writtenAt, t.id),
    check('access_log_access_point', sql`${t.accessPointType} in ('1', '2')`),
    check(
      'access_log_responsible',
      sql`${t.responsibleUserId} is not null or num_nonnulls(${t.responsibleUserName}, ${t.responsibleRoleCode}) = 0`,
    ),
  ],
)

/**
 * Each resident that an entry is about. `object_id` is the resident's pseudonymous id, never a BSN. By month, as the entries;
 * the key to the entry stands in each month.
 */
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
    primaryKey({
      name: 'access_log_objects_pk',
      columns: [t.tenantId, t.entryId, t.objectId, t.objectDetail, t.recordedAt],
    }),
    index('access_log_objects_by_object').on(t.tenantId, t.objectId, t.recordedAt.desc(), t.entryId.desc()),
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
    /** The entry's own: it names the month. Null where a seal was made before there were months. */
    recordedAt: instant('recorded_at'),
    /** Which fields it was made over: see `sealable-entries.server.ts`. */
    format: smallint('format').notNull().default(1),
  },
  (t) => [primaryKey({ name: 'access_log_seals_pk', columns: [t.position] })],
)
