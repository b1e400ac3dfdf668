import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { offerHistory, type FieldChange, type offerDeeds } from '#db/schema/activities.offer.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { newId } from '../shared/ids.ts'
import { indexOccurrences } from './index-occurrences.server.ts'
import type { Offer } from './offer.queries.server.ts'

export type HistoryKind = (typeof offerDeeds)[number]
type Columns = Partial<typeof activities.$inferInsert>

export interface Happened {
  readonly kind: HistoryKind
  readonly changes?: Readonly<Record<string, FieldChange>>
  readonly reason?: string | undefined
}

/** Writes down who did what with an activity, in the name of who acts. Call it in the portal's name. */
export async function writeHistory(
  tx: Tx,
  activityId: string,
  { kind, changes = {}, reason }: Happened,
): Promise<void> {
  const { tenantId, now, personId, displayName } = tx.actor
  await tx.insert(offerHistory).values({
    ...{ tenantId, id: newId(now.epochMilliseconds), activityId, at: now, personId, byName: displayName },
    ...{ kind, changes, reason: reason ?? null },
  })
}

/**
 * Keeps a change of an activity in the portal's name, after the decision: its columns, what else `work` writes, its history, and
 * everything that follows from it. What the public sees counts as a new version for calendars too (lesson 15.14, RFC 5545
 * §3.8.7.4).
 * @param change.isPublic false when no page, feed or file shows it.
 */
export async function keepOffer(
  tx: Tx,
  { row }: Pick<Offer, 'row'>,
  change: {
    readonly set?: Columns
    readonly isPublic: boolean
    readonly happened: Happened
    readonly work?: () => Promise<unknown>
  },
): Promise<void> {
  const { set = {}, isPublic, happened, work } = change
  const { tenantId, now } = tx.actor
  const counted = isPublic ? { sequence: row.sequence + 1, updatedAt: now } : {}
  await inPortalName(tx, async () => {
    await tx
      .update(activities)
      .set({ ...set, ...counted, version: row.version + 1 })
      .where(and(eq(activities.tenantId, tenantId), eq(activities.id, row.id)))
    await work?.()
    await writeHistory(tx, row.id, happened)
    if (isPublic) await indexOccurrences(tx, row.id)
  })
}
