import type { Tx } from '#db/client.server.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import { done, type Result } from '../shared/result.ts'
import { listNeighbourhoods } from '../tenants/tenants.queries.server.ts'
import type { OccurrenceRow } from './occurrence-rows.ts'
import { listOfferDates } from './offer-dates.server.ts'
import { missingIn } from './offer-missing.ts'
import { dateLine, fieldName, rhythmText, type OfferReader } from './offer-show.server.ts'
import { findPending, proposedChanges } from './offer-pending.server.ts'
import { findSentBack, openOffer, type Offer } from './offer.queries.server.ts'

export interface FoundOffer {
  readonly offer: Offer
  readonly organiser: { readonly name: string; readonly phone: string | null } | null
  readonly neighbourhood: string | null
  readonly pending: Awaited<ReturnType<typeof findPending>>
  readonly sentBack: Awaited<ReturnType<typeof findSentBack>>
  readonly dates: readonly OccurrenceRow[]
}

const shownDates = 5

/** One activity for who writes or judges it; logged. Refuses `notFound` to a stranger. */
export async function getOffer(tx: Tx, activityId: string | undefined): Promise<Result<FoundOffer>> {
  const opened = await openOffer(tx, { activityId })
  if (!opened.ok) return opened
  const { row } = opened.value
  const near = (await listNeighbourhoods(tx)).find(({ id }) => id === row.neighbourhoodId)
  return done({
    offer: opened.value,
    organiser: (await findOrganisers(tx, [row.organiserId])).get(row.organiserId) ?? null,
    neighbourhood: near?.name ?? null,
    pending: await findPending(tx, row.id),
    sentBack: await findSentBack(tx, opened.value),
    dates: (await listOfferDates(tx, opened.value)).slice(0, shownDates),
  })
}

/** One activity in words, for its page at work. */
export function showOffer(found: FoundOffer, reader: OfferReader) {
  const { offer, organiser, neighbourhood, pending, sentBack, dates } = found
  const { row, standing } = offer
  return {
    ...{ id: row.id, title: row.title, stands: row.state, version: row.version, standing, sentBack },
    when: rhythmText(row, reader),
    where: [row.locationName, row.street, neighbourhood].filter(Boolean).join(', '),
    organiser: organiser?.name ?? '',
    missing: missingIn(row).map((name) => fieldName(name, reader)),
    pending: pending
      ? Object.entries(proposedChanges(row, pending.words)).map(([name, [now, proposed]]) => {
          const [language = 'nl'] = name.includes('.') ? name.split('.') : []
          return { ...{ name: fieldName(name, reader), language }, now: now ?? '–', proposed: proposed ?? '–' }
        })
      : null,
    dates: dates.map((date) => dateLine(date, reader)),
  }
}
