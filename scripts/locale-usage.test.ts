import { describe, expect, test } from 'vitest'
import { checkUsage } from './locale-usage.ts'

const page = (text: string, path = 'app/routes/resident/home.tsx') => [{ path, text }]

describe('every text is used', () => {
  test('a text named with its room is used', () => {
    expect(checkUsage({ messaging: { title: 'x' } }, page("t('messaging:title')"))).toEqual([])
  })
  test('a text named alone is used where the room is named, or in the room itself', () => {
    const source = { messaging: { title: 'x' } }
    expect(checkUsage(source, page("const { t } = useTranslation('messaging'); t('title')"))).toEqual([])
    expect(checkUsage(source, page("t('title')", 'app/domain/messaging/card.tsx'))).toEqual([])
    expect(checkUsage(source, page("t('title')"))).toEqual(['nl/messaging.json: nothing uses title'])
  })
  test('plural forms and lists are used under one name', () => {
    const source = { messaging: { unread_one: 'x', unread_other: 'y', steps: ['a', 'b'] } }
    expect(checkUsage(source, page("t('messaging:unread', { count }); t('messaging:steps')"))).toEqual([])
  })
  test('a component of mixed text names its key', () => {
    expect(checkUsage({ messaging: { intro: 'x' } }, page('<Trans i18nKey="messaging:intro" />'))).toEqual([])
  })
  test('the code of a refusal is the name of its text', () => {
    expect(checkUsage({ messaging: { refusals: { taken: 'x' } } }, page("refuse('messaging.taken')"))).toEqual([])
  })
  test('names built while the program runs are covered by a comment beside them', () => {
    const source = { messaging: { states: { open: 'x', closed: 'y' } } }
    expect(checkUsage(source, page('// i18n: messaging.states.*\nt(`messaging:states.${state}`)'))).toEqual([])
    expect(checkUsage(source, page('{/* i18n: messaging:states.* */}'))).toEqual([])
    expect(checkUsage(source, page('t(`messaging:states.${state}`)'))).toHaveLength(2)
  })
  test('a text that is only named in a comment is not used', () => {
    expect(checkUsage({ messaging: { a: 'x' } }, page('/** such as `messaging:a` */'))).toHaveLength(1)
  })
  test('a comment that covers nothing is named', () => {
    expect(checkUsage({ messaging: {} }, page('// i18n: messaging.gone.*'))).toEqual([
      'the comment "i18n: messaging.gone.*" covers no key of nl',
    ])
  })
  test('a text that another text includes is used', () => {
    const source = { messaging: { a: 'see $t(messaging:b)', b: 'x' } }
    expect(checkUsage(source, page("t('messaging:a')"))).toEqual([])
  })
})

test('a text that is asked for and does not exist is named with its file', () => {
  expect(checkUsage({ messaging: { a: 'x' } }, page("t('messaging:a'); t('messaging:b')"))).toEqual([
    'app/routes/resident/home.tsx: nl/messaging.json lacks b',
  ])
})
