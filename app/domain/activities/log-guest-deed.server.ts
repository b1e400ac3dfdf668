import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import type { LogEntry } from '../access/log-entry.ts'

/**
 * Logs what a guest saw or did of the own sign-up, which the secret that they showed opens (LOG-1). A guest is nobody that the
 * portal knows: the entry names the organisation and the sign-up, never a name or a number.
 */
export async function logGuestDeed(
  tx: Tx,
  { action, activityId, signUpId }: { action: LogEntry['action']; activityId: string; signUpId: string },
): Promise<void> {
  const [row] = await tx
    .select({ organiserId: activities.organiserId })
    .from(activities)
    .where(and(eq(activities.tenantId, tx.actor.tenantId), eq(activities.id, activityId)))
    .limit(1)
  tx.decisions.push({
    ...{ action, outcome: 'success', checks: 'TFFF', resource: 'registration' },
    objects: row ? [{ residentId: row.organiserId, type: 'organisation', detail: signUpId }] : [],
  })
}
