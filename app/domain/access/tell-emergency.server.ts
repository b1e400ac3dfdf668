import { and, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { notify } from '../notifications/notify.server.ts'

/**
 * Tells the resident, once, that somebody used the emergency button (BG-1): a mail without content. For the job.
 * @returns false when it is too early: the queue tries again.
 */
export async function tellEmergency(tx: Tx, { emergencyId }: { readonly emergencyId: string }): Promise<boolean> {
  const { tenantId, kind, now } = tx.actor
  if (kind !== 'system') return true
  const mine = and(eq(emergencyAccesses.tenantId, tenantId), eq(emergencyAccesses.id, emergencyId))
  const [found] = await tx.select().from(emergencyAccesses).where(mine).for('update').limit(1)
  if (!found || found.toldAt) return true
  if (Temporal.Instant.compare(now, found.noticeAt) < 0) return false
  await tx.update(emergencyAccesses).set({ toldAt: now }).where(mine)
  await notify(tx, { personId: found.residentId, template: 'accessNews' })
  return true
}
