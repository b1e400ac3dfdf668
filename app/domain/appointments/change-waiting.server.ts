import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { declineWaitingOffer } from './decline-waiting-offer.server.ts'
import { waitForTime } from './join-waiting-list.server.ts'
import { leaveWaitingList } from './leave-waiting-list.server.ts'
import { takeWaitingOffer } from './take-waiting-offer.server.ts'
import type { waitingListForm } from './waiting-form.ts'

/**
 * What a resident chose on the page of the waiting list; each refuses as its own command does.
 * @returns the appointment that was moved or made; null when there is none.
 */
export async function changeWaiting(
  tx: Tx,
  asked: {
    readonly tenant: Tenant
    readonly residentId: string
    readonly change: z.output<typeof waitingListForm>
  },
): Promise<Result<{ readonly appointmentId: string | null }>> {
  const { tenant, residentId, change } = asked
  if (change.intent === 'take') return takeWaitingOffer(tx, { tenant, residentId, offerId: change.offerId })
  const changed =
    change.intent === 'join'
      ? await waitForTime(tx, { tenant, residentId, ...change })
      : change.intent === 'leave'
        ? await leaveWaitingList(tx, { residentId, entryId: change.entryId })
        : await declineWaitingOffer(tx, { residentId, offerId: change.offerId })
  return changed.ok ? done({ appointmentId: null }) : changed
}
