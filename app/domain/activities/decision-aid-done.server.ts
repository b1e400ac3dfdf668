import type { PortalT } from '#app/platform/i18n/portal-t.ts'

/** What was just done, as it stands in the address: a word of our own. */
const aidDone = ['saved', 'added', 'removed', 'published', 'dropped', 'takenOff', 'translated', 'checked'] as const
export type AidDone = (typeof aidDone)[number]

// i18n: decision-aids.work:done.*
/** The sentence about what was just done; null for anything else in the address. */
export function aidDoneText(word: string | null, t: PortalT): string | null {
  const known = aidDone.find((each) => each === word)
  return known === undefined ? null : t(`decision-aids.work:done.${known}`)
}
