import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { shownStates } from './occurrence-rows.ts'

/** With seven languages beside each page a sitemap stays below the 50 MB that it may be (sitemaps.org). */
const mostPages = 10_000

/** Every activity that has a page, and when it last changed. Public. */
export async function listFeedPages(tx: Tx): Promise<{ readonly id: string; readonly updatedAt: Temporal.Instant }[]> {
  return tx
    .select({ id: activities.id, updatedAt: activities.updatedAt })
    .from(activities)
    .where(and(eq(activities.tenantId, tx.actor.tenantId), inArray(activities.state, [...shownStates])))
    .orderBy(asc(activities.id))
    .limit(mostPages)
}
