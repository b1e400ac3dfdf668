import { expect, test } from 'vitest'
import { looksPrivate } from './private-data.ts'
import { questionCodes, type QuestionCode } from './directory-questions.ts'
import { questionsWith, scoreEntries } from './search-score.ts'

const texts = (some: Partial<Record<QuestionCode, string>>) =>
  ({ ...Object.fromEntries(questionCodes.map((code) => [code, ''])), ...some }) as Record<QuestionCode, string>

test('a word finds the question that it is in, however it ends and in whichever script', () => {
  const found = (word: string, text: string) => questionsWith(word, texts({ DEBTS: text }))
  expect(found('schuld', 'Ik heb schulden')).toEqual(['DEBTS'])
  expect(found('borcum', 'Borçlarım var')).toEqual(['DEBTS'])
  expect(found('dlugow', 'Mam długi')).toEqual(['DEBTS'])
  for (const [word, text] of [
    ['ik', 'Ik heb schulden'],
    ['schoen', 'Ik heb schulden'],
  ] as const)
    expect(found(word, text)).toEqual([])
})

test('an entry with fewer than half of the words is left out; the mean over all words counts', () => {
  const entries = [
    { id: 'a', questions: ['DEBTS'] },
    { id: 'b', questions: [] },
    { id: 'c', questions: [] },
  ]
  const hits = [
    { entryId: 'a', word: 2, score: 100 },
    { entryId: 'b', word: 2, score: 60 },
  ]
  expect(Object.fromEntries(scoreEntries(entries, hits, [['DEBTS'], []]))).toEqual({ a: 90, b: 30 })
  expect(Object.fromEntries(scoreEntries(entries, hits, [[], [], []]))).toEqual({})
})

test.each([
  [{ phones: ['06 12345678'] }, true],
  [{ phones: ['+31 6 12 34 56 78'] }, true],
  [{ phones: ['0031612345678'] }, true],
  [{ phones: ['030 555 06 12', undefined, '0800 2000'] }, false],
  [{ phones: [], email: 'Jan@GMAIL.com' }, true],
  [{ phones: [], email: 'balie@plek.example' }, false],
])('%j looks like somebody’s own: %s', (values, expected) => {
  expect(looksPrivate(values)).toBe(expected)
})
