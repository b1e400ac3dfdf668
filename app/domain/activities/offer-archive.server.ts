import type { Tx } from '#db/client.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { dropDraft } from './draft.server.ts'
import { listOfferDates } from './offer-dates.server.ts'
import { keepOffer } from './offer-keep.server.ts'
import { openOffer } from './offer.queries.server.ts'
import type { OfferVersion } from './submit-activity.server.ts'
import { dropPending } from './offer-pending.server.ts'

/**
 * Puts an activity away: no page, list or feed shows it any more; its history stays, and it can be copied.
 * Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`, and `offer.work.stillOn` while it has dates that go on: it is
 * called off first, so that everybody hears of it.
 */
export async function archiveActivity(tx: Tx, asked: OfferVersion): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'archive' })
  if (!opened.ok) return opened
  const { row } = opened.value
  // Who signed up is told by calling it off, and only that.
  const ahead = row.state === 'published' ? await listOfferDates(tx, opened.value) : []
  if (ahead.some(({ status }) => status !== 'cancelled')) return refuse('offer.work.stillOn')
  await keepOffer(tx, opened.value, {
    set: { state: 'archived', submittedAt: null },
    isPublic: true,
    happened: { kind: 'archived' },
  })
  await dropPending(tx, row.id)
  await dropDraft(tx, row.id)
  return done()
}
