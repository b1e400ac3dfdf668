import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import { keepOffer } from './offer-keep.server.ts'
import { openOffer } from './offer.queries.server.ts'
import { tellParticipants } from './registration-tell.server.ts'
import type { OfferVersion } from './submit-activity.server.ts'
import { dropPending } from './offer-pending.server.ts'

/**
 * Calls an activity off as a whole: its page, feeds and files say so from now on (lesson 15.14), and who signed up is told.
 * Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`.
 */
export async function cancelActivity(
  tx: Tx,
  asked: OfferVersion & { readonly reason?: string | undefined },
): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'cancel' })
  if (!opened.ok) return opened
  const { row } = opened.value
  await keepOffer(tx, opened.value, {
    set: { state: 'cancelled', cancelledAt: tx.actor.now },
    isPublic: true,
    happened: { kind: 'cancelled', reason: asked.reason },
  })
  await dropPending(tx, row.id)
  await tellParticipants(tx, row.id, null, 'dateCancelled')
  return done()
}
