import pg from 'pg'
import { StartProblem } from '#app/platform/start-problem.ts'

/** The addresses of the four roles; one server, one database. */
export interface RoleUrls {
  /** Owns nothing, bypasses nothing: what the portal and the tests connect as. */
  readonly app: string
  /** Owns the tables and bypasses row-level security: migrations, seed by COPY, partitions. */
  readonly owner: string
  /** Owns and runs the queue. */
  readonly worker: string
  /** Chains the access log. */
  readonly sealer: string
}

/** Roles belong to the whole server, and migrations grant to these names: they are fixed. */
export const roleNames = {
  app: 'drieluik_app',
  owner: 'drieluik_owner',
  worker: 'drieluik_worker',
  sealer: 'drieluik_sealer',
} as const satisfies Record<keyof RoleUrls, string>

const roles = Object.keys(roleNames) as (keyof RoleUrls)[]
const { escapeIdentifier: id, escapeLiteral: literal } = pg

/** The name of the database in a PostgreSQL address. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

/** The same address with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

function checkUrls(urls: RoleUrls): string {
  for (const role of roles) {
    if (decodeURIComponent(new URL(urls[role]).username) !== roleNames[role]) {
      throw new StartProblem(`The address of the role "${role}" must have the user name ${roleNames[role]}.`)
    }
    if (databaseOf(urls[role]) !== databaseOf(urls.app))
      throw new StartProblem('The four roles must have the same database.')
  }
  return databaseOf(urls.app)
}

/** Opens one connection, hands it over and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'drieluik-setup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function makeRole(client: pg.Client, role: keyof RoleUrls, url: string): Promise<void> {
  const name = roleNames[role]
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (!rowCount) await client.query(`create role ${id(name)}`)
  const password = literal(decodeURIComponent(new URL(url).password))
  const bypass = role === 'owner' ? 'bypassrls' : 'nobypassrls'
  await client.query(
    `alter role ${id(name)} login nosuperuser nocreatedb nocreaterole noreplication noinherit ${bypass} password ${password}`,
  )
}

/**
 * Who may enter a database and make schemas in it. A clone does not inherit these rights, so each gets them anew.
 * @param client connected as a superuser or as the database's owner.
 */
export async function grantOnDatabase(client: pg.Client, database: string): Promise<void> {
  await client.query(`revoke all on database ${id(database)} from public`)
  await client.query(`grant connect on database ${id(database)} to ${roleNames.app}, ${roleNames.sealer}`)
  await client.query(`grant connect, create on database ${id(database)} to ${roleNames.worker}`)
}

/**
 * Makes the four roles, the database and what they may do in it. May be run again: it brings rights and passwords to
 * what is described here.
 * @param adminUrl a superuser's address (or of a role that may make roles with BYPASSRLS), any database.
 * @param urls the addresses whose names, passwords and database come to be.
 * @throws StartProblem when a user name is not the fixed one or the databases differ.
 */
export async function prepareRoles(adminUrl: string, urls: RoleUrls): Promise<void> {
  const database = checkUrls(urls)
  await withClient(adminUrl, async (admin) => {
    for (const role of roles) await makeRole(admin, role, urls[role])
    // Only a member of the owning role may give it a database; a superuser is one already.
    const { rows } = await admin.query<{ super: boolean }>(
      'select rolsuper as super from pg_roles where rolname = current_user',
    )
    if (!rows[0]?.super) await admin.query(`grant ${roleNames.owner} to current_user`)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database])
    if (rowCount) await admin.query(`alter database ${id(database)} owner to ${roleNames.owner}`)
    else
      await admin.query(`create database ${id(database)} owner ${roleNames.owner} encoding 'UTF8' template template0`)
    await grantOnDatabase(admin, database)
  })
  await withClient(withDatabase(adminUrl, database), async (admin) => {
    await admin.query(`alter schema public owner to ${roleNames.owner}`)
    await admin.query('revoke all on schema public from public')
    await admin.query(`grant usage on schema public to ${roleNames.app}, ${roleNames.sealer}, ${roleNames.worker}`)
    // Exclusion constraints over an id and a range need it.
    await admin.query('create extension if not exists btree_gist with schema public')
  })
}
