/** REP-1. */
export const mandateKinds = ['PARENT_UNDER_12', 'PARENT_12_15', 'CURATOR', 'MENTOR', 'PROXY'] as const
export type MandateKind = (typeof mandateKinds)[number]
