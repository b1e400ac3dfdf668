import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** A connection as the owner's role. Only factories, migrations and the seed insert rows directly. */
export interface OwnerDb {
  readonly db: NodePgDatabase
  readonly client: pg.Pool
  end(): Promise<void>
}

export function openAsOwner(ownerUrl: string): OwnerDb {
  const client = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c timezone=UTC' })
  client.on('error', () => undefined)
  return { db: drizzle(client), client, end: () => client.end() }
}

/** Everything that `work` inserts, or, when it throws, nothing. The client is the transaction's own, for COPY. */
export async function inOneTransaction(
  ownerUrl: string,
  work: (owner: OwnerDb, client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const owner = openAsOwner(ownerUrl)
  try {
    const client = await owner.client.connect()
    try {
      await client.query('begin')
      await work({ ...owner, db: drizzle(client) }, client)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    } finally {
      client.release()
    }
  } finally {
    await owner.end()
  }
}

/** A statement has at most 65,535 parameters; no table here has more than 40 columns. */
const atOnce = 1_000

/** Inserts any number of rows, a thousand a statement. */
export async function insertMany<T extends PgTable>(
  { db }: Pick<OwnerDb, 'db'>,
  table: T,
  rows: readonly PgInsertValue<T>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += atOnce) await db.insert(table).values(rows.slice(at, at + atOnce))
}
