/** What was just done, as it stands in the address: a word of our own. */
export const offerDone = [
  ...(['made', 'saved', 'waits', 'submitted', 'published', 'sentBack', 'wordsApproved', 'wordsRefused'] as const),
  ...(['cancelled', 'dateCancelled', 'dateMoved', 'dateRestored', 'copied', 'archived', 'draft'] as const),
  ...(['translated', 'translationWaits', 'checked', 'proposed', 'wordAdded', 'wordRemoved'] as const),
]
export type OfferDone = (typeof offerDone)[number]

/** Whether it was the editor's answer to something that waited: then the next one is offered. */
export const isJudged = (word: string | null): boolean =>
  ['published', 'sentBack', 'wordsApproved', 'wordsRefused'].includes(word ?? '')
