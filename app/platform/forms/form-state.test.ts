import { expect, test } from 'vitest'
import { refuse } from '#app/domain/shared/result.ts'
import { errorOf, refusalKey, typed, typedAll, type FormState } from './form-state.ts'

const state: FormState = {
  values: { subject: 'Een vraag', day: ['ma', 'di'], none: [] },
  errors: [
    { fieldId: 'subject', key: 'ui:errors.tooLong' },
    { fieldId: 'subject', key: 'ui:errors.required' },
  ],
}

test('what I typed is still there, also when I chose several things', () => {
  expect([typed(state, 'subject'), typed(state, 'day'), typed(state, 'none', 'x')]).toEqual(['Een vraag', 'ma', 'x'])
  expect([typedAll(state, 'day'), typedAll(state, 'subject'), typedAll(state, 'none', ['x'])]).toEqual([
    ['ma', 'di'],
    ['Een vraag'],
    [],
  ])
})

test('a form that was not sent yet shows what was there before', () => {
  expect([typed(undefined, 'subject'), typed(undefined, 'subject', 'vorige')]).toEqual(['', 'vorige'])
  expect([typedAll(undefined, 'day'), typedAll(undefined, 'day', ['ma'])]).toEqual([[], ['ma']])
  expect(errorOf(undefined, 'subject')).toBeUndefined()
})

test('each field says one thing to mend, the first', () => {
  expect(errorOf(state, 'subject')).toBe('ui:errors.tooLong')
  expect(errorOf(state, 'day')).toBeUndefined()
})

test('a refusal reads from the texts of its own room, and a general one from those of the portal', () => {
  expect(refusalKey(refuse('messaging.tooLate').refusal)).toBe('messaging:refusals.tooLate')
  expect(refusalKey(refuse('shared.notFound').refusal)).toBe('ui:refusals.notFound')
})
