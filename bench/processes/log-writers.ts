import { PgDialect } from 'drizzle-orm/pg-core'
import type { SQL } from 'drizzle-orm'
import pg from 'pg'
import { writeAccessLog } from '#app/domain/access/write-access-log.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { logNow, logResidents, logTenant, residentOfLog, userOfLog } from '../ground/log-ground.ts'
import { answerParent } from '../harness/process-messages.ts'
import { allAtOnce } from './all-at-once.ts'

const writers = 8
const dialect = new PgDialect()
const clients = new Map<string, pg.Client[]>()

async function connect({ side, url }: { side: string; url: string }): Promise<void> {
  const made = Array.from(
    { length: writers },
    () => new pg.Client({ connectionString: url, options: '-c timezone=UTC' }),
  )
  await Promise.all(made.map((client) => client.connect()))
  clients.set(side, made)
}

/** A request as the log sees it: its transaction says who acts, writes its entry and is committed. */
async function writeOne(client: pg.Client, number: number, plain: boolean): Promise<void> {
  const personId = userOfLog(number)
  const actor: Actor = {
    ...{ kind: 'professional', role: 'PRACTICE_ASSISTANT', tenantId: logTenant, personId, teamIds: [] },
    ...{ now: logNow, requestId: newId(), displayName: 'Naam', accountId: personId, accessPoint: 'overvecht.example' },
  }
  const residentId = residentOfLog((number * 7_919) % logResidents)
  const execute = (query: SQL) => {
    const { sql, params } = dialect.sqlToQuery(query)
    const text = plain
      ? sql.replace('into access_log ', 'into plain_log ').replace('into access_log_objects', 'into plain_log_objects')
      : sql
    return client.query(text, params)
  }
  await client.query('begin')
  await client.query(
    `select set_config('app.tenant', $1, true), set_config('app.person', $2, true), set_config('app.kind', $3, true)`,
    [logTenant, personId, actor.kind],
  )
  await writeAccessLog({ execute: execute as never }, actor, [
    { action: 'R', outcome: 'success', checks: 'TTFF', resource: 'thread', objects: [{ residentId }] },
  ])
  await client.query('commit')
}

/** Entries a second that eight writers reach. */
async function write({ side, count, plain }: { side: string; count: number; plain: boolean }): Promise<number> {
  const numbers = Array.from({ length: count }, (_, number) => number)
  const took = await allAtOnce(numbers, writers, (number, writer) =>
    writeOne(clients.get(side)![writer]!, number, plain),
  )
  return Number(((1_000 * count) / took).toFixed(1))
}

const answers = { connect, write }

export type LogWriters = typeof answers
answerParent(answers)
