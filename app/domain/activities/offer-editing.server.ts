import { and, asc, eq, gt, lte, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { offerEditing } from '#db/schema/activities.offer.ts'

/** How long somebody counts as writing after the page was opened or a draft was kept, in minutes. */
const stays = 5

const ofActivity = (tx: Tx, activityId: string) =>
  and(eq(offerEditing.tenantId, tx.actor.tenantId), eq(offerEditing.activityId, activityId))

/** Says that the actor is writing in an activity, for five minutes. The caller has decided. */
export async function beginEditing(tx: Tx, activityId: string): Promise<void> {
  const { tenantId, personId, displayName, now } = tx.actor
  // Pages that were left without saving.
  await tx
    .delete(offerEditing)
    .where(
      and(
        ...[eq(offerEditing.tenantId, tenantId), eq(offerEditing.personId, personId!), lte(offerEditing.until, now)],
        ne(offerEditing.activityId, activityId),
      ),
    )
  const given = { byName: displayName, until: now.add({ minutes: stays }) }
  await tx
    .insert(offerEditing)
    .values({ tenantId, activityId, personId: personId!, ...given })
    .onConflictDoUpdate({ target: [offerEditing.tenantId, offerEditing.activityId, offerEditing.personId], set: given })
}

/** The actor saved, or left. */
export async function endEditing(tx: Tx, activityId: string): Promise<void> {
  await tx
    .delete(offerEditing)
    .where(and(ofActivity(tx, activityId), eq(offerEditing.personId, tx.actor.personId ?? '')))
}

/** Who else is writing in it now, by name; at most five. */
export async function listOthersEditing(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ name: offerEditing.byName })
    .from(offerEditing)
    .where(
      and(
        ofActivity(tx, activityId),
        ne(offerEditing.personId, tx.actor.personId ?? ''),
        gt(offerEditing.until, tx.actor.now),
      ),
    )
    .orderBy(asc(offerEditing.byName))
    .limit(5)
  return rows.map(({ name }) => name)
}
