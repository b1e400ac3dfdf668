import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  invitationActions,
  invitationCan,
  invitationStates,
  inviteeStates,
  outcome,
  type InvitationAction,
  type InvitationParty,
  type InvitationState,
  type InviteeState,
} from './invitation.ts'

const next = (state: InvitationState, action: InvitationAction, who: InvitationParty) => {
  const answer = invitationCan(state, action, who)
  return answer.ok ? answer.value : answer.refusal.code
}
const of = (...states: InviteeState[]) => outcome(states.map((state) => ({ state })))

test('a drie-gesprek goes from draft to closed', () => {
  let state: InvitationState = 'draft'
  const steps: [InvitationAction, InvitationParty, InvitationState][] = [
    ['send', 'resident', 'sent'],
    ['answer', 'invitee', 'sent'],
    ['plan', 'system', 'planned'],
    ['hold', 'invitee', 'held'],
    ['report', 'invitee', 'reported'],
    ['respond_to_report', 'resident', 'reported'],
    ['close', 'invitee', 'closed'],
  ]
  for (const [action, who, expected] of steps) {
    const answer = invitationCan(state, action, who)
    expect(answer).toEqual({ ok: true, value: expected })
    state = expected
  }
})

test('only the resident invites, and only the invited answer', () => {
  expect(next('draft', 'send', 'invitee')).toBe('consultations.notForThisRole')
  expect(next('sent', 'answer', 'resident')).toBe('consultations.notForThisRole')
})

test('nobody plans by hand: the last answer does', () => {
  expect(next('sent', 'plan', 'resident')).toBe('consultations.notForThisRole')
  expect(next('sent', 'plan', 'invitee')).toBe('consultations.notForThisRole')
})

test('after a decline or when the time is no longer held, the resident chooses again', () => {
  expect(next('sent', 'decline', 'system')).toBe('declined')
  expect(next('declined', 'choose_again', 'resident')).toBe('draft')
  expect(next('sent', 'choose_again', 'resident')).toBe('consultations.notInThisState')
})

test('an answer that comes after all is planned or taken back changes nothing', () => {
  for (const state of invitationStates.filter((each) => each !== 'sent')) {
    expect(next(state, 'answer', 'invitee')).toBe('consultations.notInThisState')
  }
})

test('the resident may take an invitation back until the talk is held', () => {
  for (const state of ['draft', 'sent', 'declined', 'planned'] as const)
    expect(next(state, 'withdraw', 'resident')).toBe('withdrawn')
  expect(next('held', 'withdraw', 'resident')).toBe('consultations.notInThisState')
})

test('what is closed or taken back stays so', () => {
  for (const state of ['closed', 'withdrawn'] as const) {
    for (const who of ['resident', 'invitee', 'system'] as const) {
      for (const action of invitationActions) expect(invitationCan(state, action, who).ok).toBe(false)
    }
  }
})

test('the talk is planned when all have accepted, and not a moment earlier', () => {
  expect(of('accepted', 'accepted')).toBe('planned')
  expect(of('accepted', 'invited')).toBe('waiting')
  expect(of()).toBe('waiting')
})

test('one who declines or proposes another time lets the resident choose what now', () => {
  expect(of('accepted', 'declined')).toBe('needs_choice')
  expect(of('invited', 'proposed_other')).toBe('needs_choice')
})

test('it does not matter in which order the answers come', () => {
  const answers = fc.array(fc.constantFrom(...inviteeStates), { maxLength: 5 })
  fc.assert(
    fc.property(answers, (states) => {
      expect(of(...states)).toBe(of(...[...states].reverse()))
      expect(of(...states) === 'planned').toBe(states.length > 0 && states.every((state) => state === 'accepted'))
    }),
  )
})
