import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from '../columns.ts'
import { accounts, people, residents } from './identity.ts'

/** Who somebody is at an identity provider: a pseudonym that is stable and that one person alone has (ACC-2). */
export const externalIdentities = pgTable(
  'external_identities',
  {
    tenantId: tenantId(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: uuid('account_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'external_identities_pk', columns: [t.tenantId, t.issuer, t.subject] }),
    foreignKey({
      name: 'external_identities_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    unique('external_identities_once').on(t.tenantId, t.accountId, t.issuer),
  ],
)

/** A sign-in or step-up that is under way at the identity provider; gone at its first use (RFC 6749 §10.12, RFC 7636). */
export const signInRequests = pgTable(
  'sign_in_requests',
  {
    tenantId: tenantId(),
    /** SHA-256 of `state`. */
    stateHash: text('state_hash').notNull(),
    /** SHA-256 of the cookie of the browser that began it. */
    browserHash: text('browser_hash').notNull(),
    nonce: text('nonce').notNull(),
    codeVerifier: text('code_verifier').notNull(),
    /** What was asked: the least assurance, and the greatest age of the sign-in in seconds. */
    assurance: text('assurance', { enum: ['laag', 'desk', 'substantieel', 'hoog'] }).notNull(),
    maxAge: integer('max_age'),
    /** For a step-up: the account whose session it raises. */
    accountId: uuid('account_id'),
    /** For a first sign-in: the activation code that binds the pseudonym to the resident. */
    activationId: uuid('activation_id'),
    returnTo: text('return_to').notNull(),
    /** What was typed when the session had ended (A11Y-7), encrypted; it comes back after the sign-in. */
    keptSealed: text('kept_sealed'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'sign_in_requests_pk', columns: [t.tenantId, t.stateHash] }),
    foreignKey({
      name: 'sign_in_requests_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    index('sign_in_requests_by_account').on(t.tenantId, t.accountId),
    index('sign_in_requests_by_expiry').on(t.expiresAt),
  ],
)

/** Given at the desk after a look at the identity document: single use, 48 hours, 5 tries (ACC-3). */
export const activationCodes = pgTable(
  'activation_codes',
  {
    tenantId: tenantId(),
    id: id(),
    residentId: uuid('resident_id').notNull(),
    /** Keyed hash of the part of the code that finds the row; the rest is a secret. */
    locator: text('locator').notNull(),
    /** argon2id of the whole code. */
    codeHash: text('code_hash').notNull(),
    /** The identity document that the desk looked at; its number is not kept. */
    document: text('document', { enum: ['passport', 'identityCard', 'drivingLicence', 'residencePermit'] }).notNull(),
    issuedBy: uuid('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    triesLeft: integer('tries_left').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ name: 'activation_codes_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'activation_codes_resident',
      columns: [t.tenantId, t.residentId],
      foreignColumns: [residents.tenantId, residents.id],
    }),
    foreignKey({
      name: 'activation_codes_issuer',
      columns: [t.tenantId, t.issuedBy],
      foreignColumns: [people.tenantId, people.id],
    }),
    unique('activation_codes_locator').on(t.tenantId, t.locator),
    index('activation_codes_by_resident').on(t.tenantId, t.residentId),
    index('activation_codes_by_issuer').on(t.tenantId, t.issuedBy),
  ],
)

/**
 * A browser that is halfway through an activation (ACC-3): a pseudonym that waits for the code of the desk, or a code that
 * waits for the identity provider or for a second factor. Nothing is bound and nobody signed in until both are proven.
 */
export const activationClaims = pgTable(
  'activation_claims',
  {
    tenantId: tenantId(),
    /** SHA-256 of the cookie of the browser that made it. */
    claimHash: text('claim_hash').notNull(),
    /** The code that was typed; null while the pseudonym waits for it. */
    activationId: uuid('activation_id'),
    /** Who the identity provider said it is; null on the assisted route. */
    issuer: text('issuer'),
    subject: text('subject'),
    assurance: text('assurance', { enum: ['laag', 'desk', 'substantieel', 'hoog'] }),
    /** On the assisted route: what the account will have once the second factor is proven. */
    email: text('email'),
    passwordHash: text('password_hash'),
    language: text('language').notNull(),
    /** Keyed hash of the code by mail or phone. */
    codeHash: text('code_hash'),
    codeExpiresAt: instant('code_expires_at'),
    codeTriesLeft: integer('code_tries_left').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'activation_claims_pk', columns: [t.tenantId, t.claimHash] }),
    foreignKey({
      name: 'activation_claims_activation',
      columns: [t.tenantId, t.activationId],
      foreignColumns: [activationCodes.tenantId, activationCodes.id],
    }),
    index('activation_claims_by_activation').on(t.tenantId, t.activationId),
    index('activation_claims_by_expiry').on(t.expiresAt),
  ],
)

/** A link by mail that works once: an invitation to become an account, a new password, another second factor. */
export const accountTokens = pgTable(
  'account_tokens',
  {
    tenantId: tenantId(),
    tokenHash: text('token_hash').notNull(),
    accountId: uuid('account_id').notNull(),
    purpose: text('purpose', { enum: ['invitation', 'passwordReset', 'secondFactorReset'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ name: 'account_tokens_pk', columns: [t.tenantId, t.tokenHash] }),
    foreignKey({
      name: 'account_tokens_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    index('account_tokens_by_account').on(t.tenantId, t.accountId),
  ],
)

/** Residents whose password was chosen by the link of a mail, and nothing else was proven since (ASVS 5.0.0 6.4.3). */
export const passwordsByMail = pgTable(
  'passwords_by_mail',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id').notNull(),
    chosenAt: instant('chosen_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'passwords_by_mail_pk', columns: [t.tenantId, t.accountId] }),
    foreignKey({
      name: 'passwords_by_mail_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
  ],
)

/** A new address or number of a resident, sealed, until the code that went to it is typed (ACC-6). */
export const contactChanges = pgTable(
  'contact_changes',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id').notNull(),
    channel: text('channel', { enum: ['email', 'phone'] }).notNull(),
    valueSealed: text('value_sealed').notNull(),
    /** null until the code is sent. */
    codeHash: text('code_hash'),
    triesLeft: integer('tries_left').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'contact_changes_pk', columns: [t.tenantId, t.accountId] }),
    foreignKey({
      name: 'contact_changes_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
  ],
)

/** A code by mail or phone, the second factor of the assisted route (ACC-3): ten minutes, five tries, once. */
export const mailedCodes = pgTable(
  'mailed_codes',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id').notNull(),
    codeHash: text('code_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    triesLeft: integer('tries_left').notNull(),
  },
  (t) => [
    primaryKey({ name: 'mailed_codes_pk', columns: [t.tenantId, t.accountId] }),
    foreignKey({
      name: 'mailed_codes_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
  ],
)
