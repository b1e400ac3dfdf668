import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { waitingListOffers } from '#db/schema/appointments.waiting.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { timeCameFree } from './time-came-free.server.ts'
import { findWaitingOffer } from './waiting-offers.queries.server.ts'

/**
 * The resident does not want this time, and waits on for others; the next one in turn is told. Saying no again, or to what
 * is over, does nothing. Refuses `notFound`.
 */
export async function declineWaitingOffer(
  tx: Tx,
  { residentId, offerId }: { readonly residentId: string; readonly offerId: string },
): Promise<Result<undefined>> {
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'update' })
  const offer = decision.granted ? await findWaitingOffer(tx, { residentId, offerId }) : null
  if (!offer) return notFound
  const declined = await tx
    .update(waitingListOffers)
    .set({ declinedAt: tx.actor.now })
    .where(
      and(
        ...[eq(waitingListOffers.tenantId, tx.actor.tenantId), eq(waitingListOffers.id, offer.id)],
        ...[isNull(waitingListOffers.takenAt), isNull(waitingListOffers.declinedAt)],
      ),
    )
    .returning({ id: waitingListOffers.id })
  if (declined.length > 0) await timeCameFree(tx, offer, { freedAt: offer.freedAt })
  return done()
}
