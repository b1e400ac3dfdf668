import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { cancelActivity } from './cancel-activity.server.ts'
import { cancelDate, moveDate, restoreDate } from './move-date.server.ts'
import type { OccurrenceRow } from './occurrence-rows.ts'
import { mayOffer } from './offer-can.ts'
import { listOfferDates } from './offer-dates.server.ts'
import type { offerDatesForm } from './offer-deed-form.ts'
import type { OfferDone } from './offer-done.ts'
import { openOffer, type Offer } from './offer.queries.server.ts'

/** The dates of a published activity, for who may change them; logged. Refuses `notFound`. */
export async function getOfferDates(
  tx: Tx,
  activityId: string | undefined,
): Promise<Result<{ readonly offer: Offer; readonly dates: readonly OccurrenceRow[] }>> {
  const opened = await openOffer(tx, { activityId })
  if (!opened.ok) return opened
  const { row, standing } = opened.value
  if (!mayOffer(standing, row.state, 'changeDates')) return notFound
  return done({ offer: opened.value, dates: await listOfferDates(tx, opened.value) })
}

/** Carries out what the form of dates asks; each command refuses for itself. @returns what was done. */
export async function changeOfferDates(
  tx: Tx,
  asked: z.output<typeof offerDatesForm> & { readonly activityId: string | undefined; readonly timeZone: string },
): Promise<Result<OfferDone>> {
  const said = (did: OfferDone, answer: Result<undefined>): Result<OfferDone> => (answer.ok ? done(did) : answer)
  if (asked.intent === 'cancel') return said('dateCancelled', await cancelDate(tx, asked))
  if (asked.intent === 'move') return said('dateMoved', await moveDate(tx, asked))
  if (asked.intent === 'restore') return said('dateRestored', await restoreDate(tx, asked))
  return said('cancelled', await cancelActivity(tx, asked))
}
