/** REP-1. */
export const mandateKinds = ['PARENT_UNDER_12', 'PARENT_12_15', 'CURATOR', 'MENTOR', 'PROXY'] as const
export type MandateKind = (typeof mandateKinds)[number]

/** A court appointed this person: only a court ends it, so the resident's tap does not (Burgerlijk Wetboek 1:389 and 1:462). */
export const isByCourt = (kind: MandateKind): boolean => kind === 'CURATOR' || kind === 'MENTOR'
