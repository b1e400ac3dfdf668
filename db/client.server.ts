import { drizzle, NodePgSession, NodePgTransaction, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import pg from 'pg'
import { getEnv } from '#app/platform/env.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import type { LogEntry } from '#app/domain/access/log-entry.ts'
import { planKeeper } from './keep-plans.server.ts'

type NoSchema = Record<string, never>
export type Db = NodePgDatabase<NoSchema>
type Opened = NodePgTransaction<NoSchema, ExtractTablesWithRelations<NoSchema>>

/** A transaction that carries its actor. Every command and query takes one; there is no query outside. */
export type Tx = Opened & {
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
    max: getEnv().DATABASE_POOL,
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

const dialect = new PgDialect()

/**
 * Runs `work` in a transaction of its own; what it throws rolls back and comes out.
 * @param settings what PostgreSQL is told for its length, by name: sent along with its beginning, because a message of its own
 * costs as much as a question.
 */
export async function inTransaction<T>(
  settings: Readonly<Record<string, string>>,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const told = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  const client = await getPool().connect()
  let lost: Error | undefined
  try {
    // Two statements in one message can have no parameters.
    await client.query(`begin; select ${told.join(', ')}`)
    const answer = await work(new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined))
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => (lost = fault))
    throw error
  } finally {
    // A connection that could not roll back is not given to the next.
    client.release(lost)
  }
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
