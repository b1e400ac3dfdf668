import { visitTypeCodes } from './visit-type.ts'

/** The kinds of visit that have words: those of APP-1, and the talk of a wijkteam. */
export const kindsOfVisit = [...visitTypeCodes, 'SUPPORT_TALK', 'OTHER'] as const
export type KindOfVisit = (typeof kindsOfVisit)[number]

/** The key of its words, `appointments:kinds.<kind>`; a code of a practice's own is OTHER. */
export function kindOfVisit(code: string): KindOfVisit {
  return kindsOfVisit.find((kind) => kind === code) ?? 'OTHER'
}
