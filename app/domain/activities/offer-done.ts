/** What was just done, as it stands in the address: a word of our own. */
export const offerDone = [
  ...(['made', 'saved', 'waits', 'submitted', 'published', 'sentBack', 'wordsApproved', 'wordsRefused'] as const),
  ...(['cancelled', 'dateCancelled', 'dateMoved', 'dateRestored', 'copied', 'archived', 'draft'] as const),
  ...(['translated', 'checked', 'wordAdded', 'wordRemoved'] as const),
]
export type OfferDone = (typeof offerDone)[number]
