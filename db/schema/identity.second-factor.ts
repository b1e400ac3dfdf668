import { bigint, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { accounts, people } from './identity.ts'

/** A passkey (WebAuthn Level 3 §4): only its public half. */
export const passkeys = pgTable(
  'passkeys',
  {
    tenantId: tenantId(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** base64url, as the browser sends it. */
    credentialId: text('credential_id').notNull(),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    /** What the person called it. */
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    primaryKey({ name: 'passkeys_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'passkeys_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    unique('passkeys_credential').on(t.tenantId, t.credentialId),
    index('passkeys_by_account').on(t.tenantId, t.accountId),
  ],
)

/** A challenge that was given out for a passkey; gone at its first use (WebAuthn Level 3 §13.4.3). */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    tenantId: tenantId(),
    /** SHA-256 of the challenge. */
    challengeHash: text('challenge_hash').notNull(),
    purpose: text('purpose', { enum: ['signIn', 'stepUp', 'register'] }).notNull(),
    /** null for a sign-in: the passkey says who it is. */
    accountId: uuid('account_id'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'passkey_challenges_pk', columns: [t.tenantId, t.challengeHash] }),
    foreignKey({
      name: 'passkey_challenges_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    index('passkey_challenges_by_account').on(t.tenantId, t.accountId),
    index('passkey_challenges_by_expiry').on(t.expiresAt),
  ],
)

/** An authenticator app (RFC 6238). */
export const totpSecrets = pgTable(
  'totp_secrets',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id').notNull(),
    /** Encrypted: see `platform/sealed-values.server.ts`. */
    secretSealed: text('secret_sealed').notNull(),
    /** null until a first code was right. */
    confirmedAt: instant('confirmed_at'),
    /** The last 30-second step that was used; a code works once (RFC 6238 §5.2). */
    lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'totp_secrets_pk', columns: [t.tenantId, t.accountId] }),
    foreignKey({
      name: 'totp_secrets_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
  ],
)

/** For who lost the second factor: each works once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    tenantId: tenantId(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** Two letters that find the row, a colon, and argon2id of the whole code in PHC form. */
    codeHash: text('code_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ name: 'recovery_codes_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'recovery_codes_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    unique('recovery_codes_once').on(t.tenantId, t.accountId, t.codeHash),
  ],
)

/**
 * Who took somebody's second factor away, when and why (ASVS 5.0.0 6.4.4). An account with such a row and without a factor
 * sets one up by the link of a mail alone.
 */
export const secondFactorResets = pgTable(
  'second_factor_resets',
  {
    tenantId: tenantId(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** null when it was ordered where the portal runs. */
    orderedBy: uuid('ordered_by'),
    orderedAt: instant('ordered_at').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ name: 'second_factor_resets_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'second_factor_resets_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    foreignKey({
      name: 'second_factor_resets_orderer',
      columns: [t.tenantId, t.orderedBy],
      foreignColumns: [people.tenantId, people.id],
    }),
    index('second_factor_resets_by_account').on(t.tenantId, t.accountId, t.orderedAt),
  ],
)

/** A browser that signed in before: its tries are counted apart, so that a stranger's don't keep the owner out. */
export const knownDevices = pgTable(
  'known_devices',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'known_devices_pk', columns: [t.tenantId, t.accountId, t.tokenHash] }),
    foreignKey({
      name: 'known_devices_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
  ],
)
