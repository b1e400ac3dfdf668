import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import type { LoggedEvent } from './logged-event.ts'
import { logSearchText, type LogSearch } from './log-search.ts'

const pageSize = 50
const firstId = '00000000-0000-0000-0000-000000000000'

interface Row extends Record<string, unknown> {
  readonly entry_id: string
  readonly recorded_at: string
  readonly event_code: string
  readonly action: LoggedEvent['action']
  readonly event_type: string | null
  readonly outcome: LoggedEvent['outcome']
  readonly checks: string
  readonly user_id: string
  readonly user_name: string | null
  readonly role_code: string
  readonly portal_role: string
  readonly is_requestor: boolean
  readonly resource: string
  readonly query: string | null
  readonly request_id: string
  readonly source_id: string
  readonly login_id: string | null
  readonly responsible_user_id: string | null
  readonly responsible_user_name: string | null
  readonly responsible_role_code: string | null
  readonly access_point_type: string | null
  readonly access_point_id: string | null
  readonly purpose_of_use: string | null
  readonly objects: LoggedEvent['objects']
}

const eventOf = (row: Row): LoggedEvent => ({
  ...{ id: row.entry_id, at: Temporal.Instant.from(row.recorded_at), eventCode: row.event_code, action: row.action },
  ...{ eventType: row.event_type, outcome: row.outcome, checks: row.checks, userId: row.user_id },
  ...{ userName: row.user_name, roleCode: row.role_code, portalRole: row.portal_role, isRequestor: row.is_requestor },
  ...{ resource: row.resource, query: row.query, requestId: row.request_id, sourceId: row.source_id },
  ...{ loginId: row.login_id, responsibleUserId: row.responsible_user_id, purposeOfUse: row.purpose_of_use },
  ...{ responsibleUserName: row.responsible_user_name, responsibleRoleCode: row.responsible_role_code },
  ...{ accessPointType: row.access_point_type, accessPointId: row.access_point_id, objects: row.objects },
})

/** The instants of a search's first and last day: from, and up to but not including. */
function periodOf({ firstDay, lastDay }: LogSearch, timeZone: string) {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant()
  return { from: startOf(firstDay), before: startOf(lastDay.add({ days: 1 })) }
}

/**
 * A part of what a search finds, newest first; not logged by itself: `searchLog` and the export log the whole once. The
 * database gives it to the privacy officer of the wijk alone.
 * @param part.after where the part before it ended.
 */
export async function readLog(
  tx: Tx,
  search: LogSearch,
  part: { readonly timeZone: string; readonly after: Cursor | null; readonly limit: number },
): Promise<LoggedEvent[]> {
  const { from, before } = periodOf(search, part.timeZone)
  const at = part.after?.at ?? before
  // The end of the period does not count: no id comes before the first.
  const entry = part.after?.id ?? firstId
  const { rows } =
    await tx.execute<Row>(sql`select * from officer_log(${from.toString()}::timestamptz, ${at.toString()}::timestamptz,
    ${entry}::uuid, ${search.userId}::text, ${search.residentId}::uuid, ${search.checks}::text, ${search.outcome}::text, ${part.limit}, ${search.withoutSelf})`)
  return rows.map(eventOf)
}

export interface FoundLog {
  readonly items: readonly LoggedEvent[]
  readonly next: Cursor | null
}

/**
 * The privacy officer's search of the log, fifty entries a page; itself logged with what was searched for (LOG-1).
 * `notFound` to anybody else.
 */
export async function searchLog(
  tx: Tx,
  search: LogSearch,
  { timeZone, after, limit = pageSize }: { timeZone: string; after: Cursor | null; limit?: number },
): Promise<Result<FoundLog>> {
  const officer = tx.actor.kind === 'officer'
  const may = decideByRole(tx, {
    ...{ resource: 'accessLog', action: officer ? 'read' : 'execute', query: logSearchText(search) },
    objects: search.residentId ? [{ residentId: search.residentId }] : [],
  })
  if (!may) return notFound
  const found = await readLog(tx, search, { timeZone, after, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return done({ items, next: last ? { at: last.at, id: last.id } : null })
}
