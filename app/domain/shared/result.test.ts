import { expect, test } from 'vitest'
import { done, isRefused, notFound, refuse } from './result.ts'

test('what is done carries its value, or none', () => {
  expect(done(3)).toEqual({ ok: true, value: 3 })
  expect(done()).toEqual({ ok: true, value: undefined })
})

test('a refusal says which one, and holds numbers and words for its text', () => {
  expect(refuse('appointments.slotTaken')).toEqual({ ok: false, refusal: { code: 'appointments.slotTaken' } })
  expect(refuse('identity.tooManyTries', { minutes: 3 })).toEqual({
    ok: false,
    refusal: { code: 'identity.tooManyTries', data: { minutes: 3 } },
  })
  expect(notFound).toEqual({ ok: false, refusal: { code: 'shared.notFound' } })
})

test('a refusal is told from everything else', () => {
  expect([refuse('a.b'), notFound].map(isRefused)).toEqual([true, true])
  const others = [
    done(),
    done(notFound),
    null,
    undefined,
    0,
    '',
    [],
    {},
    { ok: false },
    { refusal: {} },
    new Error('x'),
  ]
  expect(others.map(isRefused)).toEqual(others.map(() => false))
})
