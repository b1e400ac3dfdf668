import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** The jobs of the portal and what each is told. The tenant is always in the payload: a job acts for one wijk. */
export interface Jobs {
  'notifications.send': { tenantId: string; notificationId: string }
  'consultations.expire': { tenantId: string; invitationId: string }
  'consultations.followCancellation': { tenantId: string; appointmentId: string }
}

/**
 * Asks for a job in the transaction at hand: a change that is rolled back asks for nothing, and one that is committed
 * asks for sure.
 * @param runAt ISO 8601; at once when left out.
 */
export async function addJob<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  runAt?: string,
): Promise<void> {
  await tx.execute(sql`select queue.add(${name}, ${JSON.stringify(payload)}::json, ${runAt ?? null}::timestamptz)`)
}
