import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { RoleCode } from '#app/domain/shared/actor.ts'
import {
  followUpUntil,
  mayFollowUp,
  restartsClock,
  threadActions,
  threadCan,
  threadStates,
  type ThreadAction,
  type ThreadState,
} from './thread.ts'

const team: RoleCode[] = ['PRACTICE_ASSISTANT', 'GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'SOCIAL_WORKER']
const next = (state: ThreadState, action: ThreadAction, role: RoleCode) => {
  const answer = threadCan(state, action, role)
  return answer.ok ? answer.value : answer.refusal.code
}
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()

test('a question goes from draft to closed by the hands of the resident and the assistant', () => {
  let state: ThreadState = 'draft'
  const steps: [ThreadAction, RoleCode][] = [
    ['submit', 'RESIDENT'],
    ['assign', 'PRACTICE_ASSISTANT'],
    ['take', 'GENERAL_PRACTITIONER'],
    ['answer', 'GENERAL_PRACTITIONER'],
    ['close', 'PRACTICE_ASSISTANT'],
  ]
  const seen: ThreadState[] = []
  for (const [action, role] of steps) {
    const answer = threadCan(state, action, role)
    state = answer.ok ? answer.value : state
    seen.push(state)
  }
  expect(seen).toEqual(['submitted', 'triaged', 'in_progress', 'answered', 'closed'])
})

test('a question that a colleague already took can’t be taken', () => {
  expect(next('submitted', 'take', 'PRACTICE_ASSISTANT')).toBe('in_progress')
  expect(next('in_progress', 'take', 'PRACTICE_NURSE')).toBe('messaging.notInThisState')
})

test('what is given back lies open for every colleague', () => {
  expect(next('in_progress', 'release', 'PRACTICE_ASSISTANT')).toBe('triaged')
  expect(next('triaged', 'take', 'GENERAL_PRACTITIONER')).toBe('in_progress')
})

test('nobody answers a question that nobody took', () => {
  expect(next('submitted', 'answer', 'GENERAL_PRACTITIONER')).toBe('messaging.notInThisState')
  expect(next('triaged', 'answer', 'GENERAL_PRACTITIONER')).toBe('messaging.notInThisState')
})

test('a resident’s reply to an answer re-opens the question and restarts its clock', () => {
  for (const state of ['answered', 'closed', 'returned_for_info'] as const) {
    expect(next(state, 'reply', 'RESIDENT')).toBe('submitted')
    expect(restartsClock(state, 'reply')).toBe(true)
  }
})

test('what a resident adds to a question that waits changes neither its place nor its clock', () => {
  for (const state of ['submitted', 'triaged', 'in_progress'] as const) {
    expect(next(state, 'reply', 'RESIDENT')).toBe(state)
    expect(restartsClock(state, 'reply')).toBe(false)
  }
})

test('the clock starts when the question is sent, and by nothing that the team does', () => {
  expect(restartsClock('draft', 'submit')).toBe(true)
  for (const action of threadActions.filter((each) => each !== 'submit' && each !== 'reply')) {
    for (const state of threadStates) expect(restartsClock(state, action)).toBe(false)
  }
})

test('a resident may take a question back until it is answered', () => {
  expect(next('in_progress', 'withdraw', 'RESIDENT')).toBe('withdrawn')
  expect(next('answered', 'withdraw', 'RESIDENT')).toBe('messaging.notInThisState')
})

test('a representative may do what the resident may', () => {
  fc.assert(
    fc.property(fc.constantFrom(...threadStates), fc.constantFrom(...threadActions), (state, action) => {
      expect(threadCan(state, action, 'REPRESENTATIVE')).toEqual(threadCan(state, action, 'RESIDENT'))
    }),
  )
})

test('a resident never does the work of the team, nor the team that of the resident', () => {
  const ofTeam: ThreadAction[] = ['assign', 'take', 'release', 'answer', 'ask_for_info', 'convert_to_appointment']
  for (const state of threadStates) {
    for (const action of ofTeam) expect(next(state, action, 'RESIDENT')).toBe('messaging.notForThisRole')
    for (const action of ['submit', 'reply', 'withdraw'] as const) {
      for (const role of team) expect(next(state, action, role)).toBe('messaging.notForThisRole')
    }
  }
})

test('an admin and a stranger can do nothing with any question', () => {
  for (const role of ['TENANT_ADMIN', 'ANONYMOUS', 'SYSTEM'] as const) {
    for (const state of threadStates) {
      for (const action of threadActions) expect(threadCan(state, action, role).ok).toBe(false)
    }
  }
})

test('what was taken back or sent to the emergency line stays so', () => {
  for (const state of ['withdrawn', 'redirected_urgent'] as const) {
    for (const role of ['RESIDENT', ...team] as const) {
      for (const action of threadActions) expect(threadCan(state, action, role).ok).toBe(false)
    }
  }
})

const asked = { answeredAt: at('2026-04-07T10:20'), timeZone: 'Europe/Amsterdam', roundsUsed: 0 }

test('a resident may come back on an answer until the end of the seventh day', () => {
  expect(mayFollowUp({ ...asked, now: at('2026-04-14T23:59:59') }).ok).toBe(true)
  expect(mayFollowUp({ ...asked, now: at('2026-04-15T00:00') })).toMatchObject({
    refusal: { code: 'messaging.followUpTooLate', data: { days: 7 } },
  })
})

test('the seven days are days on the calendar, through a change of clocks', () => {
  expect(followUpUntil(at('2026-03-25T10:00'), 'Europe/Amsterdam').equals(at('2026-04-02T00:00'))).toBe(true)
})

test('after two rounds the resident is asked to make an appointment', () => {
  const now = at('2026-04-08T10:00')
  expect(mayFollowUp({ ...asked, now, roundsUsed: 1 }).ok).toBe(true)
  expect(mayFollowUp({ ...asked, now, roundsUsed: 2 })).toMatchObject({
    refusal: { code: 'messaging.followUpRoundsUsed', data: { rounds: 2 } },
  })
  expect(mayFollowUp({ ...asked, now, roundsUsed: 2, rounds: 3 }).ok).toBe(true)
})
