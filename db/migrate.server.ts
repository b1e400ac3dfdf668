import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runDrizzle } from 'drizzle-orm/node-postgres/migrator'
import { migrateQueue } from './queue.server.ts'
import { roleNames, withClient } from './roles.server.ts'

const ownFolder = join(import.meta.dirname, 'migrations')
const schema = 'drizzle'
const table = '__drizzle_migrations'

/** One number for "somebody migrates this database"; PostgreSQL keeps locks per database. */
const migrationLock = 760_413_204

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[]
}

/**
 * Brings a database up to date: the portal's own tables as the owner, the queue's as the worker. May be run again, and
 * by several at once: the second waits for the first.
 * @param ownerUrl a direct connection, not one through a pooler: it holds a lock of the session.
 * @param workerUrl likewise direct.
 * @param folder SQL files with drizzle-kit's journal.
 * @throws the database's error when a migration fails; that run then changed no table of the portal.
 */
export async function migrate({
  ownerUrl,
  workerUrl,
  folder = ownFolder,
}: {
  ownerUrl: string
  workerUrl: string
  folder?: string
}): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await runDrizzle(drizzle(client), { migrationsFolder: folder, migrationsSchema: schema, migrationsTable: table })
    await client.query(`grant usage on schema ${schema} to ${roleNames.app}`)
    await client.query(`grant select on ${schema}.${table} to ${roleNames.app}`)
    await migrateQueue(workerUrl)
  })
}

/**
 * The names of the migrations that a database still lacks, oldest first; empty when it is up to date.
 * @param url the app's own role is enough.
 */
export async function pendingMigrations(url: string, folder = ownFolder): Promise<string[]> {
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
  return withClient(url, async (client) => {
    const present = await client.query<{ tables: boolean; queue: boolean }>(
      `select to_regclass($1) is not null as tables,
         to_regprocedure('queue.add(text, json, timestamptz, text, int)') is not null as queue`,
      [`${schema}.${table}`],
    )
    const { tables = false, queue = false } = present.rows[0] ?? {}
    // The migrator compares with the newest alone, and so does this.
    const newest = tables
      ? await client.query<{ at: string | null }>(`select max(created_at) as at from ${schema}.${table}`)
      : null
    const last = Number(newest?.rows[0]?.at ?? -1)
    const names = journal.entries.filter((entry) => entry.when > last).map((entry) => entry.tag)
    return queue ? names : [...names, 'queue']
  })
}
