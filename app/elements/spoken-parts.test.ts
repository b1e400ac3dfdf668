import { expect, it } from 'vitest'
import { sentencesOf } from './spoken-parts.ts'

it('a page is read aloud sentence by sentence', () => {
  expect(sentencesOf('Sanne heeft geantwoord.  Wilt u lezen?\n Ja', 'nl')).toEqual([
    'Sanne heeft geantwoord.',
    'Wilt u lezen?',
    'Ja',
  ])
})

it('signs without words and hints for breaking words are not read', () => {
  expect(sentencesOf('Maat\u00adschappij', 'nl')).toEqual(['Maatschappij'])
  expect(sentencesOf(' · ', 'nl')).toEqual([])
})

it('Ethiopic sentences end at their own full stop', () => {
  expect(sentencesOf('እዚ ኣይሰለጠን። ዝተቐየረ የለን።', 'ti')).toEqual(['እዚ ኣይሰለጠን።', 'ዝተቐየረ የለን።'])
})
