import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { teams } from './organisations.ts'

/** A practice's own system that speaks to `/fhir`; ended, never deleted: the log names it. */
export const machineClients = pgTable(
  'machine_clients',
  {
    tenantId: tenantId(),
    /** OAuth 2 `client_id`. */
    id: id(),
    teamId: uuid('team_id').notNull(),
    /** As the log calls it: "Huisartssysteem Neckar". */
    name: text('name').notNull(),
    /** SHA-256 of a secret of 256 random bits. */
    secretHash: text('secret_hash').notNull(),
    /** The most that its tokens open. */
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'machine_clients_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'machine_clients_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
    index('machine_clients_by_team').on(t.tenantId, t.teamId),
  ],
)

export const machineTokens = pgTable(
  'machine_tokens',
  {
    tenantId: tenantId(),
    /** SHA-256 of a token of 256 random bits. */
    tokenHash: text('token_hash').notNull(),
    clientId: uuid('client_id').notNull(),
    scopes: text('scopes').array().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'machine_tokens_pk', columns: [t.tenantId, t.tokenHash] }),
    foreignKey({
      name: 'machine_tokens_client',
      columns: [t.tenantId, t.clientId],
      foreignColumns: [machineClients.tenantId, machineClients.id],
    }).onDelete('cascade'),
    index('machine_tokens_by_client').on(t.tenantId, t.clientId, t.expiresAt),
  ],
)

/** What a system asked with an `Idempotency-Key`, and what came of it. */
export const machineRequests = pgTable(
  'machine_requests',
  {
    tenantId: tenantId(),
    clientId: uuid('client_id').notNull(),
    keyHash: text('key_hash').notNull(),
    requestHash: text('request_hash').notNull(),
    objectId: uuid('object_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'machine_requests_pk', columns: [t.tenantId, t.clientId, t.keyHash] }),
    foreignKey({
      name: 'machine_requests_client',
      columns: [t.tenantId, t.clientId],
      foreignColumns: [machineClients.tenantId, machineClients.id],
    }).onDelete('cascade'),
  ],
)
