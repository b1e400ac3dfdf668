import type { AidContent, AidLanguage, AidNode, AidWords } from '#app/domain/activities/decision-aid.ts'
import { withTexts } from '#app/domain/activities/decision-aid-texts.ts'
import { ar } from './decision-aids/ar.ts'
import { en } from './decision-aids/en.ts'
import { nl } from './decision-aids/nl.ts'
import { nlSimple } from './decision-aids/nl-simple.ts'
import { pl } from './decision-aids/pl.ts'
import type { AidShape } from './decision-aids/shapes.ts'
import { ti } from './decision-aids/ti.ts'
import { tr } from './decision-aids/tr.ts'

type Texts = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>
const others: Readonly<Record<Exclude<AidLanguage, 'nl'>, Texts>> = { 'nl-simple': nlSimple, en, tr, ar, pl, ti }

function wordsOf(slug: AidShape['slug'], at: string): AidWords {
  const original = (nl as Texts)[slug]?.[at] ?? ''
  const found = Object.entries(others).flatMap(([language, texts]) => {
    const text = texts[slug]?.[at]
    return text === undefined ? [] : [[language, text]]
  })
  return { nl: original, ...Object.fromEntries(found) }
}

const empty: AidWords = { nl: '' }

/** Where a question has words that help to answer it. */
const hasHelp = (slug: AidShape['slug'], key: string) => `${key}.help` in nl[slug]

/**
 * What an aid of the demo says.
 * @param entryIdOf the id of an entry of the sociale kaart by its key; undefined where the wijk has none such.
 */
export function aidContentOf(shape: AidShape, entryIdOf: (key: string) => string | undefined): AidContent {
  const { slug, closing, questions, outcomes } = shape
  const asked = questions.map(({ key, answers }): AidNode => ({
    ...{ kind: 'question', key, text: empty, ...(hasHelp(slug, key) ? { help: empty } : {}) },
    answers: answers.map((answer) => {
      const [code, next] = typeof answer === 'string' ? [answer, answer] : answer
      return { code, next, text: empty }
    }),
  }))
  const ends = outcomes.map(({ entryKeys = [], links = [], ...outcome }): AidNode => ({
    ...{ kind: 'outcome', ...outcome, title: empty, text: empty },
    entryIds: entryKeys.flatMap((key) => entryIdOf(key) ?? []),
    links: links.map((href) => ({ href, label: empty })),
  }))
  const drafts = Object.keys(others).map((language) => [language, { status: 'machine' as const }])
  const content: AidContent = {
    ...{ title: empty, intro: empty, first: questions[0]?.key ?? '', ...(closing ? { closing } : {}) },
    nodes: [...asked, ...ends],
    status: Object.fromEntries(drafts),
  }
  return withTexts(content, (at) => wordsOf(slug, at))
}
