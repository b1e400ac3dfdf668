import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { subjectOf } from '../shared/actor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import type { AskedLine } from './ask-privacy-question.server.ts'
import { legalDutyPurpose } from './log-terms.ts'
import { mergeLooks, type Look, type LookDay, type LookLine, type LooksCursor, unnamedUser } from './looks.ts'

/** Entries that one page reads; the lines that people see are fewer. */
const pageSize = 200
const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export interface Looks {
  readonly days: readonly LookDay[]
  /** Where the next page starts; null when this is the last. */
  readonly next: LooksCursor | null
}

interface Row extends Record<string, unknown> {
  readonly entry_id: string
  readonly recorded_at: string
  readonly action: string
  readonly outcome: Look['outcome']
  readonly user_id: string
  readonly user_name: string | null
  readonly portal_role: string
  readonly resource: string
  readonly purpose: string | null
}

async function readLooks(tx: Tx, from: Temporal.Instant, before: LooksCursor, limit: number): Promise<Look[]> {
  const door = tx.actor.kind === 'representative' ? sql`access_log_about_subject` : sql`access_log_about_me`
  const { rows } = await tx.execute<Row>(
    sql`select entry_id, recorded_at, action, outcome, user_id, user_name, portal_role, resource, purpose
        from ${door}(${from.toString()}::timestamptz, ${before.at.toString()}::timestamptz, ${before.entryId}::uuid, ${limit})`,
  )
  return rows.map((row) => ({
    entryId: row.entry_id,
    at: Temporal.Instant.from(row.recorded_at),
    action: row.action,
    outcome: row.outcome,
    userId: row.user_id,
    userName: row.user_name ?? '',
    role: row.portal_role,
    resource: row.resource,
    isLegalDuty: row.purpose === legalDutyPurpose,
  }))
}

/**
 * Who looked at the data of the resident of these pages, or tried to, newest first; never the reader's own looks (LOG-3).
 * Who acts for a resident sees the log of what the mandate is about, without what is hidden (REP-5). A page
 * holds whole days, so that a merged line stands on one page; a day too full for a page goes on on the next.
 * This reading is logged as well. `notFound` to anybody else.
 */
export async function listLooks(
  tx: Tx,
  asked: { from: Temporal.Instant; before: LooksCursor | null; timeZone: string; limit?: number },
): Promise<Result<Looks>> {
  const { now } = tx.actor
  const { from, before, timeZone, limit = pageSize } = asked
  const residentId = subjectOf(tx.actor)
  if (!residentId) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'accessLog', action: 'read' })
  if (!decision.granted) return notFound
  const start = before ?? { at: now, entryId: lastId }
  const looks = await readLooks(tx, from, start, limit + 1)
  if (looks.length <= limit) return done({ days: mergeLooks(looks, timeZone), next: null })

  const days = mergeLooks(looks.slice(0, limit), timeZone)
  const whole = days.slice(0, -1)
  const lastWhole = whole.at(-1)
  if (lastWhole) {
    const startOfDay = lastWhole.day.toZonedDateTime(timeZone).toInstant()
    return done({ days: whole, next: { at: startOfDay, entryId: firstId } })
  }
  const last = looks[limit - 1]!
  return done({ days, next: { at: last.at, entryId: last.entryId } })
}

/**
 * The line of "Wie heeft gekeken" that a question is about, as the acting resident may read it; null when that day has no
 * such line. Logged as reading the log.
 */
export async function findAskedLook(
  tx: Tx,
  asked: { readonly day: Temporal.PlainDate; readonly line: AskedLine; readonly timeZone: string },
): Promise<Look | null> {
  const { day, line, timeZone } = asked
  const { personId } = tx.actor
  if (!personId) return null
  const decision = await decideAccess(tx, { residentId: personId, resource: 'accessLog', action: 'read' })
  if (!decision.granted) return null
  const from = day.toZonedDateTime(timeZone).toInstant()
  const before = { at: day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(), entryId: firstId }
  const looks = await readLooks(tx, from, before, 500)
  const isAsked = (look: LookLine) =>
    (look.userId || unnamedUser) === line.user && look.resource === line.resource && look.action === line.action
  const found = mergeLooks(looks, timeZone)[0]?.lines.find(isAsked)
  return found ? { ...found, entryId: firstId, at: found.last } : null
}
