import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities, activityOccurrences } from '#db/schema/activities.ts'
import { actingCalendar } from '../tenants/acting-calendar.server.ts'
import { indexOccurrences } from './index-occurrences.server.ts'
import { shownStates } from './occurrence-rows.ts'

/** So many activities a transaction: it holds the locks of each until it ends. */
const atOnce = 25

/**
 * Brings the dates of the next activities of the wijk up to date, in the order of their ids: a day passed, a holiday or
 * the name of an organisation changed. For a job.
 * @param after the last activity of the call before; null begins.
 * @returns where to go on, or null at the end.
 */
export async function indexOccurrencesInTurn(tx: Tx, after: string | null): Promise<string | null> {
  const ofWijk = eq(activities.tenantId, tx.actor.tenantId)
  const kept = tx
    .select({ one: sql`1` })
    .from(activityOccurrences)
    .where(
      and(eq(activityOccurrences.tenantId, activities.tenantId), eq(activityOccurrences.activityId, activities.id)),
    )
  const next = await tx
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        ofWijk,
        after === null ? undefined : gt(activities.id, after),
        or(inArray(activities.state, [...shownStates]), sql`exists (${kept})`),
      ),
    )
    .orderBy(asc(activities.id))
    .limit(atOnce)
  const calendar = await actingCalendar(tx)
  for (const { id } of next) await indexOccurrences(tx, id, calendar)
  return next.length < atOnce ? null : (next.at(-1)?.id ?? null)
}
