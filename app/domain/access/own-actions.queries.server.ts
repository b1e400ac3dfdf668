import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import type { LoggedEvent } from './logged-event.ts'

/** Days that a professional looks back at most. */
export const ownActionDays = 30
const pageSize = 50
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** One thing that the acting professional did. */
export interface OwnAction extends Pick<LoggedEvent, 'id' | 'at' | 'action' | 'outcome' | 'resource'> {
  /** Names of the residents that it was about and whom this professional still helps. */
  readonly about: readonly string[]
  /** How many more it was about. */
  readonly others: number
}

interface Row extends Record<string, unknown> {
  readonly entry_id: string
  readonly recorded_at: string
  readonly action: OwnAction['action']
  readonly outcome: OwnAction['outcome']
  readonly resource: string
  readonly objects: readonly string[]
}

/**
 * What the acting professional did in the last thirty days, newest first, fifty a page (access: "R own actions"). Names only
 * whom they may still see; logged as reading, with each resident named. `notFound` to anybody else.
 */
export async function listOwnActions(
  tx: Tx,
  { after }: { readonly after: Cursor | null },
): Promise<Result<{ readonly items: readonly OwnAction[]; readonly next: Cursor | null }>> {
  const { now, kind } = tx.actor
  const from = now.subtract({ hours: 24 * ownActionDays })
  const { at, id } = after ?? { at: now, id: lastId }
  const { rows } = await tx.execute<Row>(sql`select entry_id, recorded_at, action, outcome, resource, objects
    from access_log_by_me(${from.toString()}::timestamptz, ${at.toString()}::timestamptz, ${id}::uuid, ${pageSize + 1})`)
  const page = rows.slice(0, pageSize)
  const known = kind === 'professional' ? await listResidentCards(tx, shownIds(page)) : new Map<string, never>()
  const objects = [...known.keys()].map((residentId) => ({ residentId }))
  if (!decideByRole(tx, { resource: 'ownActions', action: 'read', objects })) return notFound
  const items = page.map(({ entry_id, recorded_at, action, outcome, resource, objects: ids }) => {
    const about = ids.flatMap((each) => ((card) => (card ? [fullName(card.name)] : []))(known.get(each)))
    const shown = { id: entry_id, at: Temporal.Instant.from(recorded_at), action, outcome, resource }
    return { ...shown, about, others: ids.length - about.length }
  })
  const last = rows.length > pageSize ? items.at(-1) : undefined
  return done({ items, next: last ? { at: last.at, id: last.id } : null })
}

const shownIds = (rows: readonly Row[]) => [...new Set(rows.flatMap(({ objects }) => objects))].slice(0, 500)
