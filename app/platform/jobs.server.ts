import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** The jobs of the portal and what each is told. The tenant is always in the payload: a job acts for one wijk. */
export interface Jobs {
  'notifications.send': { tenantId: string; notificationId: string }
  'identity.sendLink': {
    tenantId: string
    /** null for an address that nobody has: the same work as for one that somebody has. */
    accountId: string | null
    purpose: 'invitation' | 'passwordReset' | 'secondFactorReset'
    /** ISO 8601. */
    askedAt: string
  }
  /** Of an account, or of an activation that is under way. */
  'identity.sendCode': { tenantId: string; channel: 'email' | 'phone' } & (
    { accountId: string; sessionNumber: string } | { claimHash: string }
  )
  'access.tellOffered': { tenantId: string; mandateId: string }
  'access.tellEmergency': { tenantId: string; emergencyId: string }
  'consultations.expire': { tenantId: string; invitationId: string }
  'consultations.followCancellation': { tenantId: string; appointmentId: string }
  'consultations.followDeparture': { tenantId: string; personId: string }
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
