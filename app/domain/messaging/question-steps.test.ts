import { expect, test } from 'vitest'
import { firstWords } from './question.ts'
import {
  firstOpenStep,
  nextSlug,
  numberOfStep,
  reviewStep,
  slugBefore,
  stepOfSlug,
  unseenRedFlags,
} from './question-steps.ts'

const whole = { about: 'BODY', question: 'Ik ben moe', since: 'weeks', tried: '', replyBy: 'phone' } as const

test('I am asked one thing a page, in a fixed order, and then whether it is right', () => {
  expect(nextSlug({})).toBe('onderwerp')
  expect(nextSlug({ about: 'BODY' })).toBe('vraag')
  expect(nextSlug({ about: 'BODY', question: 'Ik ben moe' })).toBe('sinds')
  expect(nextSlug({ about: 'BODY', question: 'Ik ben moe', since: 'weeks' })).toBe('geprobeerd')
  expect(nextSlug({ ...whole, replyBy: undefined })).toBe('antwoord')
  expect(nextSlug(whole)).toBe('controleer')
})

test('having tried nothing is an answer too', () => {
  expect(firstOpenStep(whole)).toBeNull()
  expect(firstOpenStep(null)).toBe('about')
})

test('words of an emergency lead to "Bel nu" before anything else, until I choose to go on', () => {
  const alarm = { about: 'BODY', question: 'Pijn op de borst' } as const
  expect(nextSlug(alarm)).toBe('bel-nu')
  expect(nextSlug({ ...alarm, acknowledged: 'chest_pain' })).toBe('sinds')
})

test('a new alarm in changed words is asked about again', () => {
  const changed = { question: 'Pijn op de borst en ik ben benauwd', acknowledged: 'chest_pain' }
  expect(unseenRedFlags(changed)).toEqual(['breathless'])
})

test('what I did myself is read for an emergency as well', () => {
  expect(nextSlug({ ...whole, tried: 'Ik kreeg pijn op de borst' })).toBe('bel-nu')
})

test('every page has an address, and the way back leads to the one before', () => {
  expect(stepOfSlug('sinds')).toBe('since')
  expect(stepOfSlug('elders')).toBeNull()
  expect(slugBefore('about')).toBeNull()
  expect(slugBefore('since')).toBe('vraag')
  expect(slugBefore(reviewStep)).toBe('antwoord')
  expect(numberOfStep('replyBy')).toBe(5)
})

test('a list shows the first whole words of a question', () => {
  expect(firstWords('Ik ben moe.', 60)).toBe('Ik ben moe.')
  expect(firstWords('Ik ben  moe\nen slaap slecht', 60)).toBe('Ik ben moe en slaap slecht')
  const cut = firstWords('Mijn medicijnen zijn op, kan ik nieuwe krijgen?', 29)
  expect(cut).toBe('Mijn medicijnen zijn op, kan…')
  expect(firstWords('a'.repeat(100), 20)).toHaveLength(20)
})
