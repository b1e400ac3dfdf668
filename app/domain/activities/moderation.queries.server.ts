import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'

/** One thing that waits for the editor: a new activity, or new words of one that is public already. */
export interface ToJudge {
  readonly id: string
  readonly title: string
  readonly organiser: string
  readonly kind: 'submitted' | 'words'
  readonly since: Temporal.Instant
}

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly title: string
  readonly organiser_id: string
  readonly kind: ToJudge['kind']
  readonly since: string
}

const pageSize = 25

/** What waits for the editor, longest first (PUB-4); logged. Refuses `notFound` to everybody else. */
export async function listModeration(
  tx: Tx,
  { after }: { readonly after: Cursor | null },
): Promise<Result<{ readonly items: readonly ToJudge[]; readonly next: Cursor | null }>> {
  const { tenantId, role } = tx.actor
  const isTheirs = role === 'TENANT_ADMIN'
  if (!decideAboutOffer(tx, { action: 'read', isTheirs, organisationIds: isTheirs ? [tenantId] : [] })) return notFound
  const beyond = after ? sql`where (since, id) > (${after.at.toString()}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await tx.execute<Row>(sql`
    select id, title, organiser_id, kind, to_json(since)#>>'{}' as since from (
      select a.id, a.title, a.organiser_id, 'submitted' as kind, a.submitted_at as since from activities a
      where a.tenant_id = ${tenantId} and a.state = 'submitted' and a.submitted_at is not null
      union all
      select a.id, a.title, a.organiser_id, 'words', p.at from offer_pending p
      join activities a on a.tenant_id = p.tenant_id and a.id = p.activity_id where p.tenant_id = ${tenantId}
    ) waiting ${beyond} order by since, id limit ${pageSize + 1}`)
  const page = rows.slice(0, pageSize)
  const organisers = await findOrganisers(
    tx,
    page.map((row) => row.organiser_id),
  )
  const items = page.map(({ id, title, kind, since, organiser_id }) => ({
    ...{ id, title, kind, since: Temporal.Instant.from(since), organiser: organisers.get(organiser_id)?.name ?? '' },
  }))
  const last = rows.length > pageSize ? items.at(-1) : undefined
  return done({ items, next: last ? { at: last.since, id: last.id } : null })
}

/** What waits longest for the editor now; null when nothing does, and for everybody else. */
export async function findNextToJudge(tx: Tx): Promise<Pick<ToJudge, 'id' | 'title'> | null> {
  if (tx.actor.role !== 'TENANT_ADMIN') return null
  const waiting = await listModeration(tx, { after: null })
  const first = waiting.ok ? waiting.value.items[0] : undefined
  return first ? { id: first.id, title: first.title } : null
}

/** How much waits for the editor, for the menu; 0 for everybody else. */
export async function countToJudge(tx: Tx): Promise<number> {
  const { tenantId, role } = tx.actor
  if (role !== 'TENANT_ADMIN') return 0
  const { rows } = await tx.execute<{ items: number }>(sql`
    select (select count(*) from activities where tenant_id = ${tenantId} and state = 'submitted' and submitted_at is not null)::int
      + (select count(*) from offer_pending where tenant_id = ${tenantId})::int as items`)
  return rows[0]?.items ?? 0
}
