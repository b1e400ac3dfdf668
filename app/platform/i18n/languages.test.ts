import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  directionOf,
  isLanguage,
  languageFromHeader,
  languages,
  nameOfLanguage,
  textChecks,
  workLanguageOf,
  workLanguages,
} from './languages.ts'

test('a professional who chose a language of residents works in Dutch, wholly', () => {
  expect(languages.map(workLanguageOf)).toEqual(['nl', 'en', 'nl', 'nl', 'nl', 'nl'])
})

test('no text is said to be checked while nobody has put down that a speaker did', () => {
  expect(workLanguages.map((each) => textChecks[each])).toEqual(['source', 'nobody'])
  expect(Object.values(textChecks)).not.toContain('speaker')
})

test('each language is called by its own name, in its own script', () => {
  expect(languages.map(nameOfLanguage)).toEqual(['Nederlands', 'English', 'Türkçe', 'العربية', 'Polski', 'ትግርኛ'])
})

test('Arabic alone runs from right to left', () => {
  expect(languages.filter((each) => directionOf(each) === 'rtl')).toEqual(['ar'])
})

test('a browser that asks for Polish or Tigrinya gets it', () => {
  expect(languageFromHeader('ti-ER, en;q=0.5')).toBe('ti')
  expect(languageFromHeader('uk, pl-PL;q=0.8, nl;q=0.3')).toBe('pl')
})

test('every language has its texts, and no other has', () => {
  expect(
    readdirSync('locales')
      .filter((each) => each !== 'nl-simple')
      .every(isLanguage),
  ).toBe(true)
  expect(languages.filter((each) => !existsSync(`locales/${each}/ui.json`))).toEqual([])
})
