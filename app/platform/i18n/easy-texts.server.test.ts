import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textsIn } from './i18n.server.ts'

const flat = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : flat(value as object)))

test('simple Dutch says more simply what it says, and the rest as it was', () => {
  const [usual, easy] = [textsIn('nl'), textsIn('nl', true)]
  expect(usual.t('ui:front.activities')).toBe('Wat is er te doen?')
  expect(easy.t('ui:front.activities')).toBe('Wat kan ik doen?')
  expect(easy.t('ui:tools.language')).toBe(usual.t('ui:tools.language'))
  expect(easy.t('ui:maxLength', { count: 1 })).toBe('U kunt nog 1 letter typen.')
  expect(textsIn('nl').t('ui:front.activities')).toBe('Wat is er te doen?')
})

test('to a screen reader both are Dutch, and an account may have it as its language', () => {
  expect(textsIn('nl', true).language).toBe('nl')
  expect(textsIn('nl-simple')).toBe(textsIn('nl', true))
})

test('another language has no simpler words', () => {
  expect(textsIn('tr', true)).toBe(textsIn('tr'))
})

test('at least 150 texts are simpler', () => {
  const texts = readdirSync('locales/nl-simple').flatMap((file) =>
    flat(JSON.parse(readFileSync(`locales/nl-simple/${file}`, 'utf8')) as object),
  )
  expect(texts.length).toBeGreaterThanOrEqual(150)
})
