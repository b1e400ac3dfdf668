import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import type { DeliveryFailure } from './undelivered.ts'

/**
 * Keeps that a message about an appointment did not arrive, for who calls instead (lesson 15.12). Does nothing for a
 * notification about something else. Done by the portal itself.
 * @param input.only leaves every other kind of message alone.
 */
export async function keepUndelivered(
  tx: Tx,
  input: { readonly id: string; readonly failure: DeliveryFailure; readonly only?: 'changed' | undefined },
): Promise<void> {
  const { id, failure, only } = input
  const notice = appointmentNotices
  await tx
    .update(notice)
    .set({ failure, failedAt: tx.actor.now })
    .where(
      and(
        eq(notice.tenantId, tx.actor.tenantId),
        eq(notice.id, id),
        only === undefined ? undefined : eq(notice.kind, only),
      ),
    )
}
