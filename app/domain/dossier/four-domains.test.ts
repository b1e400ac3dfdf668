import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  domainCodes,
  domainsWithConcerns,
  healthScore,
  offersCall,
  priorityOrder,
  type AssessmentNote,
} from './four-domains.ts'

const notes: AssessmentNote[] = [
  { id: 'tired', domain: 'BODY', kind: 'concern' },
  { id: 'debts', domain: 'SOCIETAL', kind: 'concern' },
  { id: 'letters', domain: 'SOCIETAL', kind: 'concern' },
  { id: 'sleep', domain: 'MIND', kind: 'concern' },
  { id: 'daughter', domain: 'SOCIAL', kind: 'strength' },
]
const refusal = (chosen: string[]) => {
  const answer = priorityOrder(notes, chosen)
  return answer.ok ? null : answer.refusal.code
}

test('the resident puts debts first, and it stays first', () => {
  expect(priorityOrder(notes, ['debts', 'tired', 'letters'])).toEqual({
    ok: true,
    value: ['debts', 'tired', 'letters'],
  })
})

test('nobody has to put anything in order', () => {
  expect(priorityOrder(notes, []).ok).toBe(true)
})

test('four things can’t all come first, and one thing not twice', () => {
  expect(refusal(['debts', 'tired', 'letters', 'sleep'])).toBe('dossier.tooManyPriorities')
  expect(refusal(['debts', 'debts'])).toBe('dossier.samePriorityTwice')
})

test('what goes well is no concern, and what is not in the picture neither', () => {
  expect(refusal(['daughter'])).toBe('dossier.priorityIsNoConcern')
  expect(refusal(['unknown'])).toBe('dossier.priorityIsNoConcern')
})

test('every order that is taken has at most three different concerns of the picture', () => {
  const ids = fc.array(fc.constantFrom('tired', 'debts', 'letters', 'sleep', 'daughter', 'unknown'), { maxLength: 5 })
  fc.assert(
    fc.property(ids, (chosen) => {
      const concerns = ['tired', 'debts', 'letters', 'sleep']
      const good =
        chosen.length <= 3 && new Set(chosen).size === chosen.length && chosen.every((id) => concerns.includes(id))
      expect(priorityOrder(notes, chosen).ok).toBe(good)
    }),
  )
})

test('the domains stand in the same order everywhere', () => {
  expect(domainCodes).toEqual(['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'])
  expect(domainsWithConcerns(notes)).toEqual(['BODY', 'MIND', 'SOCIETAL'])
  expect(domainsWithConcerns([])).toEqual([])
})

test('a score is a whole number from 1 to 10, from a form too', () => {
  for (const score of [1, 5, 10, '1', '10', ' 7 ']) expect(healthScore.parse(score)).toBe(Number(score))
  for (const wrong of [0, 11, 5.5, '', '0', '11', '7,5', '1e1', 'zeven', null, undefined, NaN]) {
    expect(healthScore.safeParse(wrong).success, String(wrong)).toBe(false)
  }
})

test('a score of three or less offers a call, four does not', () => {
  expect([1, 2, 3, 4, 10].map(offersCall)).toEqual([true, true, true, false, false])
})
