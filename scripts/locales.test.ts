import { describe, expect, test } from 'vitest'
import { checkForms, compareLocale, flatten, longSentences, pluralForms } from './locales.ts'

const nl = {
  appointments: { title: 'Afspraken', day: { one: 'x' }, days_one: '{{count}} dag', days_other: '{{count}} dagen' },
}

describe('a translation holds what the Dutch text holds', () => {
  test('a complete language has no faults', () => {
    const en = { appointments: { title: 'T', day: { one: 'y' }, days_one: 'one day', days_other: '{{count}} days' } }
    expect(compareLocale('en', en, nl)).toEqual([])
  })
  test('a missing text, a missing file and a text too many are named', () => {
    const en = { appointments: { title: 'T', extra: 'E', days_one: 'a', days_other: 'b' }, other: {} }
    expect(compareLocale('en', en, nl)).toEqual([
      'en/other.json: nl has no such file',
      'en/appointments.json: day.one is missing',
      'en/appointments.json: extra is a key that nl lacks',
    ])
    expect(compareLocale('tr', {}, nl)).toHaveLength(3)
  })
  test('simple Dutch may leave texts out, and adds none', () => {
    expect(compareLocale('nl-simple', { appointments: { title: 'T' } }, nl)).toEqual([])
    expect(compareLocale('nl-simple', { appointments: { more: 'T' } }, nl)).toHaveLength(1)
  })
  test('texts for professionals exist in Dutch and English only', () => {
    const source = { 'messaging.work': { take: 'Pakken' } }
    expect(compareLocale('ar', {}, source)).toEqual([])
    expect(compareLocale('en', {}, source)).toEqual(['en/messaging.work.json: take is missing'])
    expect(compareLocale('ar', { 'messaging.work': { take: 'x' } }, source)).toHaveLength(1)
  })
  test('the values and tags in a text are the same', () => {
    const source = { a: { hello: 'Dag {{name}}, <link>lees</link>' } }
    expect(compareLocale('en', { a: { hello: 'Hi {{ name }}, <link>read</link>' } }, source)).toEqual([])
    expect(compareLocale('en', { a: { hello: 'Hi {{naam}}, <link>read</link>' } }, source)).toHaveLength(1)
    expect(compareLocale('en', { a: { hello: 'Hi {{name}}, read' } }, source)).toHaveLength(1)
  })
})

describe('a language has all of its plural forms', () => {
  test('Arabic counts in six ways, Polish in four, Dutch and Tigrinya in two', () => {
    expect(pluralForms('pl').sort()).toEqual(['few', 'many', 'one', 'other'])
    expect(pluralForms('ti').sort()).toEqual(['one', 'other'])
    expect(pluralForms('ar')).toHaveLength(6)
    expect(pluralForms('nl').sort()).toEqual(['one', 'other'])
  })
  test('a missing form and a form too many are named', () => {
    expect(checkForms('nl', 'a', { d_one: 'x', d_other: 'y' })).toEqual([])
    expect(checkForms('nl', 'a', { d_other: 'y', d_few: 'z' })).toHaveLength(2)
    expect(checkForms('ar', 'a', { d_one: 'x', d_other: 'y' })).toHaveLength(4)
    expect(checkForms('nl', 'a', { d_one: 'x' })).toEqual(['nl/a.json: d lacks the form _other'])
  })
  test('a text for none at all is welcome in every language', () => {
    expect(checkForms('nl', 'a', { d_zero: 'niets', d_one: 'x', d_other: 'y' })).toEqual([])
  })
  test('an empty text is named', () => {
    expect(checkForms('nl', 'a', { b: { c: ' ' } })).toEqual(['nl/a.json: b.c is empty'])
  })
})

test('a list of texts counts by number', () => {
  expect([...flatten({ steps: ['a', 'b'] })]).toEqual([
    ['steps.0', 'a'],
    ['steps.1', 'b'],
  ])
})

describe('sentences stay short', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'woord').join(' ')

  test('fifteen words are fine, sixteen are a warning, twenty-one an error', () => {
    expect(longSentences('nl', 'a', { b: `${words(15)}. ${words(15)}.` })).toEqual({ faults: [], warnings: [] })
    expect(longSentences('nl', 'a', { b: words(16) })).toMatchObject({ faults: [], warnings: [expect.any(String)] })
    expect(longSentences('nl', 'a', { b: words(21) })).toMatchObject({ faults: [expect.any(String)], warnings: [] })
  })
  test('in simple Dutch no sentence has more than 12 words', () => {
    expect(longSentences('nl-simple', 'a', { b: `${words(12)}. ${words(12)}` })).toEqual({ faults: [], warnings: [] })
    expect(longSentences('nl-simple', 'a', { b: words(13) }).faults).toHaveLength(1)
  })
  test('the Ethiopic full stop and colon end a sentence', () => {
    expect(longSentences('ti', 'a', { b: `${words(15)}። ${words(15)}፦ ${words(15)}` }).warnings).toEqual([])
  })
  test('a value counts as one word', () => {
    expect(longSentences('nl', 'a', { b: `${words(14)} {{first name here}}` }).warnings).toEqual([])
  })
})
