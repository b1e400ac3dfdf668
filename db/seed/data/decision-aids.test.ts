import { expect, test } from 'vitest'
import { aidLanguages } from '#app/domain/activities/decision-aid.ts'
import { checkDecisionAid } from '#app/domain/activities/decision-aid-check.ts'
import { choosesActivities, choosesEntries } from '#app/domain/activities/decision-aid-choices.ts'
import { aidProgress, textsOfAid } from '#app/domain/activities/decision-aid-texts.ts'
import { walkAid } from '#app/domain/activities/decision-aid-walk.ts'
import { aidContentOf } from './decision-aids.ts'
import { nl } from './decision-aids/nl.ts'
import { aidShapes } from './decision-aids/shapes.ts'
import { overvechtDirectory } from './directory.ts'

const known = new Set(overvechtDirectory.map(({ key }) => key))
const aids = aidShapes.map((shape) => ({ shape, content: aidContentOf(shape, (key) => key) }))

test.each(aids)(
  'the aid $shape.slug ends somewhere whatever is answered, here and in a wijk without a sociale kaart',
  ({ shape }) => {
    const ground = {
      asksToDo: shape.asksToDo,
      knowsActivities: choosesActivities,
      knowsEntries: choosesEntries,
      entryIds: known,
    }
    for (const entryIdOf of [(key: string) => key, () => undefined])
      expect(checkDecisionAid(aidContentOf(shape, entryIdOf), ground)).toEqual([])
  },
)

test.each(aids)('the aid $shape.slug speaks every language whole, and has no word too many', ({ shape, content }) => {
  for (const language of aidLanguages.filter((each) => each !== 'nl-simple' && each !== 'nl'))
    expect(aidProgress(content, language), language).toBe('machine')
  expect(new Set(textsOfAid(content).map(({ at }) => at))).toEqual(new Set(Object.keys(nl[shape.slug])))
})

test('sentences are short: 15 words, and 12 in simple Dutch', () => {
  const long = aids.flatMap(({ content }) =>
    textsOfAid(content).flatMap(({ words }) =>
      Object.entries(words).flatMap(([language, text]) =>
        text
          .split(/[.!?።](?=\s|$)/)
          .filter((sentence) => sentence.trim().split(/\s+/).length > (language === 'nl-simple' ? 12 : 15)),
      ),
    ),
  )
  expect(long).toEqual([])
})

test('who wants to move is asked whether they will really do it, and each answer has a next step', () => {
  const moving = aids.find(({ shape }) => shape.slug === 'bewegen')!.content
  const walk = walkAid(moving, ['iedereen', 'wandelen'])!
  expect(walk.closing?.text.nl).toBe('Gaat u dit ook écht doen?')
  expect(walk.closing?.answers.map(({ text }) => text.nl)).toEqual(['Ja', 'Ik weet het nog niet', 'Nee'])
})
