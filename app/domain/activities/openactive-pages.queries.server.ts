import { and, asc, eq, gt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { openDataFeeds, openDataItems } from '#db/schema/activities.open-data.ts'
import type { OpenItemKind } from './openactive-items.ts'

/** RPDE 1.0 §4.3 leaves it open; 500 items are some 400 KB. */
export const openItemsAPage = 500

export interface OpenDataRow {
  readonly itemId: string
  readonly change: number
  /** Null: it is gone. */
  readonly data: Readonly<Record<string, unknown>> | null
}

/** What changed of one kind after that number, in the order of the numbers; at most 500. Public. */
export async function listOpenData(tx: Tx, asked: { kind: OpenItemKind; after: number }): Promise<OpenDataRow[]> {
  return tx
    .select({ itemId: openDataItems.itemId, change: openDataItems.change, data: openDataItems.data })
    .from(openDataItems)
    .where(
      and(
        eq(openDataItems.tenantId, tx.actor.tenantId),
        eq(openDataItems.kind, asked.kind),
        gt(openDataItems.change, asked.after),
      ),
    )
    .orderBy(asc(openDataItems.change))
    .limit(openItemsAPage)
}

/** When the open data of the wijk was last made; null before the first time. Public. */
export async function findOpenDataMoment(tx: Tx): Promise<Temporal.Instant | null> {
  const [row] = await tx
    .select({ madeAt: openDataFeeds.madeAt })
    .from(openDataFeeds)
    .where(eq(openDataFeeds.tenantId, tx.actor.tenantId))
  return row?.madeAt ?? null
}
