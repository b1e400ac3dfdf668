import type { Standing } from './offer-standing.ts'

export const offerStates = ['draft', 'submitted', 'published', 'cancelled', 'archived'] as const
export type OfferState = (typeof offerStates)[number]

/** What can be done with an activity (PUB-4), besides looking at it. */
export const offerDeeds = [
  'write',
  'submit',
  'publish',
  'sendBack',
  'judgeWords',
  'changeDates',
  'cancel',
  'copy',
  'archive',
  'translate',
] as const
export type OfferDeed = (typeof offerDeeds)[number]

const keepers = ['coach', 'organiser', 'editor'] as const satisfies readonly Standing[]
const writers = ['proposer', ...keepers] as const satisfies readonly Standing[]
const editor = ['editor'] as const satisfies readonly Standing[]

/**
 * Who may do what in which state (PUB-4, access: Public activity): asked by button, command and test alike. What is left out
 * nobody may.
 */
export const offerCan: Record<OfferState, Partial<Record<OfferDeed, readonly Standing[]>>> = {
  draft: { write: writers, submit: writers, publish: editor, copy: writers, archive: writers, translate: writers },
  submitted: {
    ...{ write: writers, publish: editor, sendBack: editor },
    ...{ copy: writers, archive: keepers, translate: writers },
  },
  published: {
    ...{ write: keepers, judgeWords: editor, changeDates: keepers, cancel: keepers },
    ...{ copy: writers, archive: ['organiser', 'editor'], translate: keepers },
  },
  cancelled: { copy: writers, archive: ['organiser', 'editor'] },
  archived: { copy: writers },
}

/** Whether somebody with this standing may do this in this state. */
export function mayOffer(standing: Standing | null, state: OfferState, deed: OfferDeed): boolean {
  return standing !== null && (offerCan[state][deed] ?? []).includes(standing)
}
