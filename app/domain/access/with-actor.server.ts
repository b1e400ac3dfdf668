import { inTransaction, type Tx } from '#db/client.server.ts'
import { log } from '#app/platform/log.server.ts'
import { subjectOf, type Actor } from '../shared/actor.ts'
import { isRefused, refuse, type Refused, type RefusalCode } from '../shared/result.ts'
import type { LogEntry } from './log-entry.ts'
import { topicsOf } from './topics.ts'
import { unfoundAttempt } from './unfound-attempt.ts'
import { writeAccessLog } from './write-access-log.server.ts'

/** Carries a refusal out of the transaction, which rolls back. */
class RolledBack extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super('refused')
    this.refused = refused
  }
}

const pgArray = (values: readonly string[]) => `{${values.join(',')}}`

/** What PostgreSQL is told: the policies ask for these. */
const toldOf = (actor: Actor) => ({
  'app.tenant': actor.tenantId,
  'app.person': actor.personId ?? '',
  'app.kind': actor.kind,
  'app.teams': pgArray(actor.teamIds),
  'app.topics': pgArray(topicsOf(actor.role)),
  'app.now': actor.now.toString(),
  'app.role': actor.role,
  'app.subject': subjectOf(actor) ?? '',
})

interface DatabaseError {
  readonly code?: string
  readonly constraint?: string
  readonly table?: string
}

/** Drizzle wraps: the code is in `.cause`, and the wrapper's message holds parameters (never log it). */
function databaseError(error: unknown): DatabaseError {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null ? (cause as DatabaseError) : {}
}

async function runOnce<T>(actor: Actor, work: (tx: Tx) => Promise<T>, decisions: LogEntry[]): Promise<T> {
  return inTransaction(toldOf(actor), async (opened) => {
    const tx: Tx = Object.assign(opened, { actor, decisions })
    const answer = await work(tx)
    if (isRefused(answer)) throw new RolledBack(answer)
    await writeAccessLog(tx, actor, decisions)
    return answer
  })
}

/** What was decided in a transaction that is gone is still logged: refusals as they are, the rest as not carried out. */
async function logRefused(actor: Actor, decisions: readonly LogEntry[]): Promise<void> {
  const entries = decisions.map((entry) =>
    entry.outcome === 'success' ? { ...entry, outcome: 'error' as const } : entry,
  )
  if (entries.length === 0) return
  await inTransaction(toldOf(actor), (tx) => writeAccessLog(tx, actor, entries))
}

/** A deadlock, a serialization failure, a kept plan from before a migration (db/keep-plans.server.ts). */
const retryable = new Set(['40P01', '40001', '0A000'])
const mostTries = 4

/**
 * Opens the one transaction of a request and tells Postgres who acts and when, so that the policies agree with the
 * decisions. `work` may only have effects inside the database, because it runs again after a deadlock, a
 * serialization failure or a plan from before a migration (at most three times).
 * @returns what `work` returns. A returned refusal rolls back. A violated exclusion or check constraint with
 * the name of a refusal becomes that refusal.
 * @throws faults of the database: nothing was shown or changed then, so nothing is logged.
 */
export async function withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T | Refused> {
  for (let attempt = 1; ; attempt += 1) {
    const decisions: LogEntry[] = []
    try {
      return await runOnce(actor, work, decisions)
    } catch (error) {
      if (error instanceof RolledBack) {
        await logRefused(actor, [...decisions, ...unfoundAttempt(actor, decisions, error.refused)])
        return error.refused
      }
      const { code, constraint, table } = databaseError(error)
      if ((code === '23P01' || code === '23514') && constraint?.includes('.')) {
        await logRefused(actor, decisions)
        return refuse(constraint as RefusalCode)
      }
      if (code === '23505') {
        // Two at once made the same row, or an id was sent twice: nothing was changed, and the person may try again.
        log.warn({ constraint }, 'a row existed already')
        await logRefused(actor, decisions)
        return refuse('shared.conflict')
      }
      // The log's month was made while this waited for it: the next try finds it.
      const monthCame = code === '23514' && (table?.endsWith('_rest') ?? false)
      if (code !== undefined && (retryable.has(code) || monthCame) && attempt < mostTries) continue
      throw error
    }
  }
}
