import { expect, test } from 'vitest'
import { languages, uncheckedLanguages, workLanguageOf, workLanguages } from './languages.ts'

test('a professional who chose Turkish or Arabic works in Dutch, wholly', () => {
  expect(languages.map(workLanguageOf)).toEqual(['nl', 'en', 'nl', 'nl'])
})

test('the languages of work are those that a speaker has checked', () => {
  expect(workLanguages.filter((each) => uncheckedLanguages.includes(each))).toEqual([])
})
