import { done, refuse, type Result } from '#app/domain/shared/result.ts'

/**
 * The way of a drie-gesprek (INV-2). `declined`: someone said no or proposed another time, or the hold ended without
 * all answers (INV-2b); it waits for the resident's choice. `withdrawn` is the resident's way out.
 */
export const invitationStates = [
  'draft',
  'sent',
  'planned',
  'held',
  'reported',
  'closed',
  'declined',
  'withdrawn',
] as const
export type InvitationState = (typeof invitationStates)[number]

export const inviteeStates = ['invited', 'accepted', 'declined', 'proposed_other'] as const
export type InviteeState = (typeof inviteeStates)[number]

export const invitationActions = [
  'send',
  'answer',
  'plan',
  'decline',
  'choose_again',
  'hold',
  'report',
  'respond_to_report',
  'close',
  'withdraw',
] as const
export type InvitationAction = (typeof invitationActions)[number]

export type InvitationParty = 'resident' | 'invitee' | 'system'

interface Rule {
  readonly by: readonly InvitationParty[]
  /** The state that each state goes to; a state that is absent refuses the action. */
  readonly from: Readonly<Partial<Record<InvitationState, InvitationState>>>
}

const rules: Readonly<Record<InvitationAction, Rule>> = {
  send: { by: ['resident'], from: { draft: 'sent' } },
  answer: { by: ['invitee'], from: { sent: 'sent' } },
  // Planned by the last answer, in its transaction: never by hand.
  plan: { by: ['system'], from: { sent: 'planned' } },
  // By the answer that says no, or by the end of the hold: the time is free again for others.
  decline: { by: ['system'], from: { sent: 'declined' } },
  // The resident picks people or a time anew.
  choose_again: { by: ['resident'], from: { declined: 'draft' } },
  hold: { by: ['invitee'], from: { planned: 'held' } },
  report: { by: ['invitee'], from: { held: 'reported' } },
  respond_to_report: { by: ['resident'], from: { reported: 'reported' } },
  close: { by: ['resident', 'invitee', 'system'], from: { reported: 'closed' } },
  withdraw: {
    by: ['resident'],
    from: { draft: 'withdrawn', sent: 'withdrawn', declined: 'withdrawn', planned: 'withdrawn' },
  },
}

/** The state an invitation goes to when `who` does `action` (INV-2), or why that may not be. */
export function invitationCan(
  state: InvitationState,
  action: InvitationAction,
  who: InvitationParty,
): Result<InvitationState> {
  const rule = rules[action]
  if (!rule.by.includes(who)) return refuse('consultations.notForThisRole')
  const next = rule.from[state]
  return next ? done(next) : refuse('consultations.notInThisState')
}

export const invitationOutcomes = ['waiting', 'planned', 'needs_choice'] as const
export type InvitationOutcome = (typeof invitationOutcomes)[number]

/**
 * What the answers so far come to (INV-2): `planned` when all accepted; `needs_choice` as soon as one declined or
 * proposed another time, for the resident to choose what now; else `waiting`. Nobody invited is `waiting`.
 */
export function outcome(invitees: readonly { readonly state: InviteeState }[]): InvitationOutcome {
  if (invitees.some(({ state }) => state === 'declined' || state === 'proposed_other')) return 'needs_choice'
  if (invitees.length > 0 && invitees.every(({ state }) => state === 'accepted')) return 'planned'
  return 'waiting'
}
