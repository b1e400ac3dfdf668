import { expect, test } from 'vitest'
import { refuse } from '#app/domain/shared/result.ts'
import { refusalStatus } from './refusal-status.ts'

test.each([
  [refuse('identity.tooManyTries', { minutes: 15 }), 429, '900'],
  [refuse('identity.tooManyTries', { minutes: 1 }), 429, '60'],
  [refuse('identity.tooManyTries', { minutes: 0 }), 429, '60'],
  [refuse('identity.tooManyTries'), 429, '60'],
  [refuse('identity.signInFailed'), 409, undefined],
  [refuse('appointments.tooMany', { count: 2 }), 409, undefined],
])('%j is answered with %i, and says in seconds when to come back: %s', ({ refusal }, status, wait) => {
  const said = refusalStatus(refusal)
  expect([said.status, said.headers['Retry-After']]).toEqual([status, wait])
})
