import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#db/migrate.server.ts'
import { startEmbeddedPostgres } from '#db/embedded-postgres.server.ts'
import { grantOnDatabase, prepareRoles, roleNames, withClient, withDatabase, type RoleUrls } from '#db/roles.server.ts'
import { atEnd } from '../../scripts/program.ts'
import { portalSettings } from './portal-settings.ts'

export interface BenchDatabases {
  /** For what the processes write. */
  readonly folder: string
  /** A new database with the portal's tables, filled by `fill`. */
  make(name: string, fill: (urls: RoleUrls) => Promise<void>): Promise<RoleUrls>
  /** A copy of a database that nobody is connected to, written to disk: what the copy took is measured nowhere. */
  copy(of: string, name: string): Promise<RoleUrls>
  /** Ends a copy that nobody is connected to any more, so that the server cares for fewer. */
  drop(name: string): Promise<void>
}

/**
 * Gathers statistics of the tables that hold something, as a server that has run for a while has them. Not of empty ones, for
 * no server does that by itself: what was seen empty is read whole by plans that are kept, also when it has grown.
 */
async function careFor(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind = 'r' and c.relowner = current_user::regrole and has_schema_privilege(c.relnamespace, 'usage')
       and pg_relation_size(c.oid) > 0`,
  )
  await owner.query(`vacuum analyze ${rows.map(({ name }) => name).join(', ')}`)
}

/** Starts a PostgreSQL of its own in a temporary folder; both are gone when the program ends. */
export async function startBenchDatabases(): Promise<BenchDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'drieluik-bench-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  // The database's user must be able to pass through it.
  await chmod(folder, 0o711)
  const server = await startEmbeddedPostgres({ dataDir: folder, temporary: 'cared-for' })
  atEnd(() => server.stop('immediate'))
  const password = randomBytes(24).toString('base64url')
  const urlsOf = (name: string): RoleUrls => {
    const as = (role: keyof RoleUrls) => {
      const url = new URL(withDatabase(server.adminUrl, name))
      url.username = roleNames[role]
      url.password = password
      return url.href
    }
    return { app: as('app'), owner: as('owner'), worker: as('worker'), sealer: as('sealer') }
  }
  return {
    folder,
    make: async (name, fill) => {
      const urls = urlsOf(name)
      await prepareRoles(server.adminUrl, urls)
      await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker })
      // The seed seals with the keys that the portal opens with; it writes over `urls` only.
      Object.assign(process.env, portalSettings(urls))
      await fill(urls)
      await withClient(urls.owner, careFor)
      return urls
    },
    copy: async (of, name) => {
      const { escapeIdentifier: id } = pg
      await withClient(server.adminUrl, async (admin) => {
        await admin.query(`create database ${id(name)} template ${id(of)} owner ${roleNames.owner}`)
        await grantOnDatabase(admin, name)
        await admin.query('checkpoint')
      })
      return urlsOf(name)
    },
    drop: (name) =>
      withClient(server.adminUrl, async (admin) => {
        await admin.query(`drop database ${pg.escapeIdentifier(name)} with (force)`)
      }),
  }
}
