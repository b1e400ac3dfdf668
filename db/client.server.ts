import { drizzle, type NodePgDatabase, type NodePgTransaction } from 'drizzle-orm/node-postgres'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import pg from 'pg'
import { getEnv } from '#app/platform/env.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import type { LogEntry } from '#app/domain/access/log-entry.ts'
import { planKeeper } from './keep-plans.server.ts'

type NoSchema = Record<string, never>
export type Db = NodePgDatabase<NoSchema>

/** A transaction that carries its actor. Every command and query takes one; there is no query outside. */
export type Tx = NodePgTransaction<NoSchema, ExtractTablesWithRelations<NoSchema>> & {
  readonly actor: Actor
  /** What was decided so far; written with the transaction, or after it when it is refused. */
  readonly decisions: LogEntry[]
}

let pool: pg.Pool | undefined

/** The portal's own connections, as the role `drieluik_app`. */
export function getPool(): pg.Pool {
  if (pool) return pool
  pool = new pg.Pool({
    connectionString: getEnv().DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'drieluik',
    // Local settings of the role would do too; here they hold for any database.
    options: '-c timezone=UTC -c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000',
  })
  // `pg` ends the process when a connection breaks and nobody listens: idle ones tell the pool, those in use the client.
  const lost = (error: Error) =>
    log.warn({ code: (error as { code?: string }).code ?? error.name }, 'a database connection was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  if (!getEnv().DATABASE_POOLER) pool.on('connect', planKeeper({ after: 5, most: 200 }))
  return pool
}

export function getDb(): Db {
  return drizzle(getPool())
}

/** Ends the connections; the next call opens new ones. */
export async function closePool(): Promise<void> {
  const open = pool
  pool = undefined
  await open?.end()
}

/** Whether the database answers, for `/readyz`. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await getPool().query('select 1')
    return true
  } catch {
    return false
  }
}
