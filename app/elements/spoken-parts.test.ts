import { expect, it } from 'vitest'
import { sentencesOf } from './spoken-parts.ts'

const said = (text: string, lang: string) => sentencesOf(text, lang).map((sentence) => sentence.text)

it('a page is read aloud sentence by sentence', () => {
  expect(said('Sanne heeft geantwoord.  Wilt u lezen?\n Ja', 'nl')).toEqual([
    'Sanne heeft geantwoord.',
    'Wilt u lezen?',
    'Ja',
  ])
})

it('the place of each sentence is where its words stand, however the page is written', () => {
  const text = '  Bel ons\n  gerust.  Wij  helpen u. '
  expect(sentencesOf(text, 'nl').map(({ from, to }) => text.slice(from, to))).toEqual([
    'Bel ons\n  gerust.',
    'Wij  helpen u.',
  ])
  expect(said(text, 'nl')).toEqual(['Bel ons gerust.', 'Wij helpen u.'])
})

it('signs without words and hints for breaking words are not read', () => {
  expect(said('Maat\u00adschappij', 'nl')).toEqual(['Maatschappij'])
  expect(said(' · ', 'nl')).toEqual([])
})

it('Ethiopic sentences end at their own full stop', () => {
  expect(said('እዚ ኣይሰለጠን። ዝተቐየረ የለን።', 'ti')).toEqual(['እዚ ኣይሰለጠን።', 'ዝተቐየረ የለን።'])
})

it('Arabic sentences end at their own question mark', () => {
  expect(said('هل تريد أن تأتي؟ اتصل بنا.', 'ar')).toEqual(['هل تريد أن تأتي؟', 'اتصل بنا.'])
})
