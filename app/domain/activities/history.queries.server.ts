import { and, desc, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { offerHistory, type FieldChange } from '#db/schema/activities.offer.ts'
import { listOrganisationNames } from '../organisations/teams.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, type Result } from '../shared/result.ts'
import { listOfferNeighbourhoods } from './offer-choices.server.ts'
import type { HistoryKind } from './offer-keep.server.ts'
import { openOffer, type Offer } from './offer.queries.server.ts'

export interface HistoryLine {
  readonly id: string
  readonly at: Temporal.Instant
  readonly byName: string
  readonly kind: HistoryKind
  readonly changes: Readonly<Record<string, FieldChange>>
  readonly reason: string | null
}

export interface HistoryPage {
  readonly offer: Offer
  readonly items: readonly HistoryLine[]
  readonly next: Cursor | null
  /** To name what a change says by id. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly neighbourhoods: readonly { readonly id: string; readonly name: string }[]
}

const pageSize = 20

/** Who changed what of an activity, the newest first; logged. Refuses `notFound` to a stranger. */
export async function listHistory(
  tx: Tx,
  asked: { readonly activityId: string | undefined; readonly after: Cursor | null },
): Promise<Result<HistoryPage>> {
  const opened = await openOffer(tx, { activityId: asked.activityId })
  if (!opened.ok) return opened
  const { after } = asked
  const h = offerHistory
  const rows = await tx
    .select({ id: h.id, at: h.at, byName: h.byName, kind: h.kind, changes: h.changes, reason: h.reason })
    .from(h)
    .where(
      and(
        eq(h.tenantId, tx.actor.tenantId),
        eq(h.activityId, opened.value.row.id),
        after ? sql`(${h.at}, ${h.id}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(h.at), desc(h.id))
    .limit(pageSize + 1)
  const items = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? items.at(-1) : undefined
  return done({
    organisations: await listOrganisationNames(tx),
    neighbourhoods: await listOfferNeighbourhoods(tx),
    offer: opened.value,
    items,
    next: last ? { at: last.at, id: last.id } : null,
  })
}
