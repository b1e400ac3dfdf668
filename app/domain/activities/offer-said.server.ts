import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { offerDone } from './offer-done.ts'

// i18n: offer.work:done.*
/** The sentence about what was just done; null for anything else in the address. */
export function doneText(word: string | null, t: PortalT): string | null {
  const known = offerDone.find((each) => each === word)
  return known === undefined ? null : t(`offer.work:done.${known}`)
}
