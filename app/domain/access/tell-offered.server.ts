import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'

/** Tells who has the address that something was asked of them; nobody, when nobody here has it. For the job. */
export async function tellOffered(tx: Tx, { mandateId }: { readonly mandateId: string }): Promise<void> {
  const { tenantId, kind } = tx.actor
  if (kind !== 'system') return
  const [offer] = await tx
    .select({ email: mandates.invitedEmail })
    .from(mandates)
    .where(and(eq(mandates.tenantId, tenantId), eq(mandates.id, mandateId), isNull(mandates.endedAt)))
    .limit(1)
  if (!offer?.email) return
  const { rows } = await tx.execute<{ person_id: string }>(
    sql`select person_id from accounts where tenant_id = ${tenantId} and email = ${offer.email} and kind = 'resident' and status = 'active' limit 1`,
  )
  if (rows[0]) await notify(tx, { personId: rows[0].person_id, template: 'mandateChanged' })
}
