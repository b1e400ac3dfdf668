import { expect, test } from 'vitest'
import { domainCodes } from './four-domains.ts'
import { domainOf, isStep, nextStep, previousStep, resumeAt, stepOf, steps } from './steps.ts'

test('one domain a page, then the order, the score and a last look', () => {
  expect(steps.map(domainOf)).toEqual([...domainCodes, null, null, null])
  expect(domainCodes.map(stepOf)).toEqual(steps.slice(0, 4))
  expect([nextStep('lichaam'), nextStep('cijfer'), nextStep('nakijken')]).toEqual(['geest', 'nakijken', 'nakijken'])
  expect([previousStep('lichaam'), previousStep('geest')]).toEqual([null, 'lichaam'])
  expect([isStep('lichaam'), isStep('__proto__'), isStep(undefined)]).toEqual([true, false, false])
})

test('who comes back goes on at the first page that says nothing', () => {
  const note = (domain: (typeof domainCodes)[number]) =>
    ({ id: domain, domain, kind: 'concern', text: 'x', language: 'nl', suggestion: null }) as const
  const all = domainCodes.map(note)
  const priorities = [{ domain: 'BODY' as const, priority: 1 }]
  expect(resumeAt(null)).toBe('lichaam')
  expect(resumeAt({ notes: [note('BODY')], priorities: [], score: null })).toBe('geest')
  expect(resumeAt({ notes: all, priorities: [], score: null })).toBe('volgorde')
  expect(resumeAt({ notes: all, priorities, score: null })).toBe('cijfer')
  expect(resumeAt({ notes: all, priorities, score: 6 })).toBe('nakijken')
})
