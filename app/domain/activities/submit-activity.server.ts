import type { Tx } from '#db/client.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { dropDraft } from './draft.server.ts'
import { keepOffer } from './offer-keep.server.ts'
import { missingIn } from './offer-missing.ts'
import { openOffer } from './offer.queries.server.ts'

export interface OfferVersion {
  readonly activityId: string | undefined
  readonly version: number
}

/**
 * Gives a draft to the editor (PUB-4). Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`, and
 * `offer.work.incomplete` while something that every page says is missing.
 */
export async function submitActivity(tx: Tx, asked: OfferVersion): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'submit' })
  if (!opened.ok) return opened
  const { row } = opened.value
  if (missingIn(row).length > 0) return refuse('offer.work.incomplete')
  await keepOffer(tx, opened.value, {
    set: { state: 'submitted', submittedAt: tx.actor.now },
    isPublic: false,
    happened: { kind: 'submitted' },
  })
  await dropDraft(tx, row.id)
  return done()
}
