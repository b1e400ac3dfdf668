import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenantId } from '../columns.ts'
import { neighbourhoods, tenants } from './tenants.ts'

/** A person, once per tenant; says nothing by itself. `residents.id` and `professionals.id` are this id. */
export const people = pgTable(
  'people',
  { tenantId: tenantId(), id: id(), createdAt: instant('created_at').notNull() },
  (t) => [
    primaryKey({ name: 'people_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'people_tenant', columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
)

export const residents = pgTable(
  'residents',
  {
    tenantId: tenantId(),
    /** `people.id`. */
    id: id(),
    givenName: text('given_name').notNull(),
    prefix: text('prefix'),
    familyName: text('family_name').notNull(),
    salutation: text('salutation', { enum: ['mevrouw', 'meneer'] }),
    birthDate: day('birth_date').notNull(),
    /** BCP 47: the language that this person speaks best. */
    language: text('language').notNull(),
    /** BCP 47; null when no interpreter is needed (A11Y-5). */
    interpreterLanguage: text('interpreter_language'),
    /** Encrypted, as the two of the citizen service number: see `sealed-contact.server.ts`. */
    phoneSealed: text('phone_sealed'),
    bsnSealed: text('bsn_sealed'),
    /** Keyed hash of the number: what finds a resident by it. */
    bsnHash: text('bsn_hash'),
    /** What older versions kept in clear; `npm run keys:rotate` seals it and empties this. Nothing writes it. */
    phoneInClear: text('phone'),
    street: text('street'),
    neighbourhoodId: uuid('neighbourhood_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'residents_pk', columns: [t.tenantId, t.id] }),
    foreignKey({ name: 'residents_person', columns: [t.tenantId, t.id], foreignColumns: [people.tenantId, people.id] }),
    foreignKey({
      name: 'residents_neighbourhood',
      columns: [t.tenantId, t.neighbourhoodId],
      foreignColumns: [neighbourhoods.tenantId, neighbourhoods.id],
    }),
    uniqueIndex('residents_bsn')
      .on(t.tenantId, t.bsnHash)
      .where(sql`bsn_hash is not null`),
  ],
)

/** A value under the name of each key that was ever used, sealed with it: see `key-check.server.ts`. */
export const keyChecks = pgTable(
  'key_checks',
  {
    keyId: text('key_id').notNull(),
    sealed: text('sealed').notNull(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [primaryKey({ name: 'key_checks_pk', columns: [t.keyId] })],
)

export const accounts = pgTable(
  'accounts',
  {
    tenantId: tenantId(),
    id: id(),
    personId: uuid('person_id').notNull(),
    /**
     * Trimmed, NFKC, lower case: a stored normal form, because `lower()` uses no index under row-level security. null for
     * a resident without an address, who signs in at the identity provider.
     */
    email: text('email'),
    /**
     * argon2id in PHC form; null for who signs in another way. The app's role has no right to read this column:
     * see `login_account`.
     */
    passwordHash: text('password_hash'),
    kind: text('kind', { enum: ['resident', 'professional', 'admin', 'officer'] }).notNull(),
    /** What the log calls an administrator or a privacy officer; null for everybody else, who has a name elsewhere. */
    displayName: text('display_name'),
    status: text('status', { enum: ['invited', 'active', 'closed'] })
      .notNull()
      .default('active'),
    /** Language of the pages, BCP 47. */
    language: text('language').notNull().default('nl'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ name: 'accounts_pk', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'accounts_person',
      columns: [t.tenantId, t.personId],
      foreignColumns: [people.tenantId, people.id],
    }),
    unique('accounts_email').on(t.tenantId, t.email),
    index('accounts_by_person').on(t.tenantId, t.personId),
  ],
)

/** Only the SHA-256 of a session's id is kept. The app's role reaches this table through functions alone. */
export const sessions = pgTable(
  'sessions',
  {
    tenantId: tenantId(),
    idHash: text('id_hash').notNull(),
    accountId: uuid('account_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Moved by requests of the person, at most once in 30 seconds; ends the session after 15 minutes (ACC-5). */
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Eight hours after the sign-in, whatever happens (ACC-5). */
    expiresAt: instant('expires_at').notNull(),
    /** How sure the portal is of who this is (ACC-1); `desk` stands between low and substantial (ACC-3). */
    assurance: text('assurance', { enum: ['laag', 'desk', 'substantieel', 'hoog'] })
      .notNull()
      .default('laag'),
    /** When the person last proved who they are: sign-in or step-up (ACC-6); the `auth_time` of OpenID Connect. */
    authenticatedAt: instant('authenticated_at').notNull(),
    /** `full`, or what still has to be done before any page of the portal opens (ACC-4). */
    stage: text('stage', { enum: ['secondFactor', 'enrol', 'full'] })
      .notNull()
      .default('full'),
    /** The device in two codes, for example `Chrome|Android`; for the person's own list of sessions. */
    device: text('device').notNull().default(''),
    /** The network that it came from, shortened so that it names nobody: `145.53` or `2a02:a420`. */
    place: text('place').notNull().default(''),
  },
  (t) => [
    primaryKey({ name: 'sessions_pk', columns: [t.tenantId, t.idHash] }),
    foreignKey({
      name: 'sessions_account',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [accounts.tenantId, accounts.id],
    }),
    index('sessions_by_account').on(t.tenantId, t.accountId),
    index('sessions_by_expiry').on(t.expiresAt),
  ],
)
