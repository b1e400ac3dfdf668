import { wordFields } from './activity-words.ts'
import type { OfferValues } from './offer-fields.ts'

/** What a page can't do without (PUB-4); of a draft it may still be empty. */
const needed = [...wordFields, 'locationName', 'domains', 'languages'] as const

/** The fields that are still to be written before an activity can be sent in or published. */
export function missingIn(offer: Pick<OfferValues, (typeof needed)[number]>): (typeof needed)[number][] {
  return needed.filter((name) => offer[name].length === 0)
}
