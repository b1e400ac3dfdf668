import { expect, test } from 'vitest'
import { wordFields } from '#app/domain/activities/activity-words.ts'
import { overvechtActivities } from './activities.ts'
import { draftsOf } from './drafts-of.ts'
import { polishDrafts } from './drafts-pl.ts'
import { tigrinyaDrafts } from './drafts-ti.ts'

const said = new Set(overvechtActivities.flatMap((activity) => wordFields.map((field) => activity[field].nl)))

test('every draft stands for words that are there, and no title is too long', () => {
  for (const [dutch, text] of [...Object.entries(polishDrafts), ...Object.entries(tigrinyaDrafts)]) {
    expect(said, dutch).toContain(dutch)
    expect(text.length, text).toBeLessThanOrEqual(120)
  }
  for (const text of Object.values(tigrinyaDrafts)) expect(text).toMatch(/\p{Script=Ethiopic}/u)
})

test('what no machine has drafted is left out, so that it is read in Dutch', () => {
  const words = { title: 'Koffieochtend', what: 'Iets nieuws.', forWhom: 'Voor mannen.', howToJoin: 'Bel.' }
  expect(draftsOf(words)['pl']).toEqual({ title: 'Poranna kawa', forWhom: 'Dla mężczyzn.' })
  expect(draftsOf({ ...words, title: 'Onbekend', forWhom: 'Niemand' })).toEqual({})
})
