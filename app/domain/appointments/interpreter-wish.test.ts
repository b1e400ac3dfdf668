import { expect, test } from 'vitest'
import { interpreterWish, wantsInterpreter } from './interpreter-wish.ts'

test('I ask for an interpreter in my language, and may say that I like a woman best', () => {
  const wish = interpreterWish({ language: 'tr', gender: 'female' })
  expect(wish).toEqual({ interpreterLanguage: 'tr', interpreterMode: 'spoken', interpreterGender: 'female' })
  expect(wantsInterpreter(wish)).toBe(true)
})

test('I ask for an interpreter who signs', () => {
  const wish = interpreterWish({ language: 'sign', gender: undefined })
  expect(wish).toEqual({ interpreterLanguage: null, interpreterMode: 'sign', interpreterGender: null })
  expect(wantsInterpreter(wish)).toBe(true)
})

test('without an interpreter there is nothing to wish for', () => {
  const wish = interpreterWish({ language: undefined, gender: 'male' })
  expect(wish).toEqual({ interpreterLanguage: null, interpreterMode: null, interpreterGender: null })
  expect(wantsInterpreter(wish)).toBe(false)
  expect(wantsInterpreter({})).toBe(false)
})
