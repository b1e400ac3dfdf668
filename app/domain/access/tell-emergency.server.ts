import { and, eq, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { notify } from '../notifications/notify.server.ts'

/**
 * Whom an emergency is told to: the resident, or, where the resident has no account, who acts for them in their record,
 * unless that is hidden from them or it was for the safety of the child (BG-1, REP-5). For the portal and the privacy officer.
 */
export async function listTold(
  tx: Tx,
  emergencyId: string,
): Promise<readonly { readonly personId: string; readonly isResident: boolean }[]> {
  const { rows } = await tx.execute<{ person_id: string; is_resident: boolean }>(
    sql`select person_id, is_resident from emergency_told_to(${emergencyId})`,
  )
  return rows.map(({ person_id: personId, is_resident: isResident }) => ({ personId, isResident }))
}

/**
 * Tells whom `listTold` names, once, that somebody used the emergency button (BG-1): a mail without content. For the job.
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
  for (const { personId, isResident } of await listTold(tx, emergencyId))
    await notify(tx, { personId, template: isResident ? 'accessNews' : 'forSomebody' })
  return true
}
