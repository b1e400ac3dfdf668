import { expect, test } from 'vitest'
import {
  assessmentActions,
  assessmentCan,
  assessmentStates,
  isReadable,
  type AssessmentAction,
  type AssessmentMoment,
  type AssessmentState,
} from './assessment.ts'

const alone: AssessmentMoment = { who: 'resident', sent: false, residentPresent: false }
const sent: AssessmentMoment = { ...alone, sent: true }
const professional: AssessmentMoment = { who: 'professional', sent: true, residentPresent: false }
const together: AssessmentMoment = { ...professional, residentPresent: true }
const next = (state: AssessmentState, action: AssessmentAction, moment: AssessmentMoment) => {
  const answer = assessmentCan(state, action, moment)
  return answer.ok ? answer.value : answer.refusal.code
}

test('a resident prepares, sends, and agrees with the professional in a talk', () => {
  expect(next('prepared', 'edit', alone)).toBe('prepared')
  expect(next('prepared', 'send', alone)).toBe('prepared')
  expect(next('prepared', 'start_conversation', professional)).toBe('in_conversation')
  expect(next('in_conversation', 'agree', together)).toBe('agreed')
  expect(next('agreed', 'supersede', { ...alone, who: 'system' })).toBe('superseded')
})

test('a professional can’t start on what the resident did not send', () => {
  expect(next('prepared', 'start_conversation', { ...professional, sent: false })).toBe('dossier.notForThisRole')
})

test('what was sent stays as it was sent, and is not sent twice', () => {
  expect(next('prepared', 'edit', sent)).toBe('dossier.notForThisRole')
  expect(next('prepared', 'send', sent)).toBe('dossier.notForThisRole')
})

test('only the resident puts things in order, or a professional with the resident beside', () => {
  expect(next('in_conversation', 'prioritise', sent)).toBe('in_conversation')
  expect(next('in_conversation', 'prioritise', together)).toBe('in_conversation')
  expect(next('in_conversation', 'prioritise', professional)).toBe('dossier.notForThisRole')
  expect(next('prepared', 'prioritise', together)).toBe('dossier.notForThisRole')
})

test('a professional agrees nothing without the resident', () => {
  expect(next('in_conversation', 'agree', professional)).toBe('dossier.notForThisRole')
})

test('what is agreed is never written over', () => {
  for (const state of ['agreed', 'superseded'] as const) {
    for (const action of assessmentActions.filter((each) => each !== 'supersede')) {
      for (const moment of [alone, sent, professional, together])
        expect(assessmentCan(state, action, moment).ok).toBe(false)
    }
  }
})

test('until it is sent, only the resident reads it', () => {
  expect(isReadable('prepared', false, 'resident')).toBe(true)
  expect(isReadable('prepared', false, 'own_practice')).toBe(false)
  expect(isReadable('prepared', false, 'other_professional')).toBe(false)
})

test('once sent the own practice reads it; others read only what is agreed', () => {
  expect(isReadable('prepared', true, 'own_practice')).toBe(true)
  for (const state of assessmentStates) {
    const agreed = state === 'agreed' || state === 'superseded'
    expect(isReadable(state, true, 'other_professional')).toBe(agreed)
  }
})
