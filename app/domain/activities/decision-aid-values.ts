import { directoryQuestions } from '../directory/directory-questions.ts'
import { domainWords, placeWords, yesWords } from './activity-filter-form.ts'
import { ageGroupWords } from './activity-filter.ts'
import { activityThemes } from './activity.ts'
import { nodeOf, type AidContent, type AidOutcome, type AidQuestion } from './decision-aid.ts'
import { aidRows, entryDomains } from './decision-aid-form.ts'

type Values = Readonly<Record<string, string | readonly string[]>>

function questionValues({ text, help, answers }: AidQuestion): Values {
  const rows = answers.flatMap((answer, at): [string, string][] => [
    [`answer${at}`, answer.text.nl],
    [`next${at}`, answer.next],
    [`code${at}`, answer.code],
  ])
  return { text: text.nl, help: help?.nl ?? '', ...Object.fromEntries(rows) }
}

function outcomeValues(outcome: AidOutcome): Values {
  const { title, text, activities, repeats, entries, entryIds, links } = outcome
  const { domein = '', thema = '', leeftijd = '', plek = '' } = activities ?? {}
  return {
    ...{ title: title.nl, text: text.nl, shows: repeats ? 'before' : activities ? 'chosen' : 'none' },
    ...{ domein, thema, leeftijd, plek, yes: yesWords.filter((word) => activities?.[word] === 'ja') },
    ...{ showsEntries: entries ? 'chosen' : 'none' },
    ...{ entryQuestion: entries?.['vraag'] ?? '', entryDomain: entries?.['domein'] ?? '' },
    ...Object.fromEntries(aidRows.entries.map((at) => [`entry${at}`, entryIds[at] ?? ''])),
    ...Object.fromEntries(
      links.flatMap(({ label, href }, at) => [
        [`label${at}`, label.nl],
        [`href${at}`, href],
      ]),
    ),
  }
}

/** One part of an aid as its form shows it. */
export function aidPartValues(
  content: AidContent,
  part: string,
): { readonly kind: 'start' | 'question' | 'outcome'; readonly values: Values } {
  const node = nodeOf(content, part)
  if (node) return { kind: node.kind, values: node.kind === 'question' ? questionValues(node) : outcomeValues(node) }
  const { title, intro, first, closing = '' } = content
  return { kind: 'start', values: { title: title.nl, intro: intro.nl, first, closing } }
}

/** What an editor chooses activities and entries by, each with the word that stands in an address. */
export const aidChoices = {
  domein: domainWords,
  thema: activityThemes,
  leeftijd: ageGroupWords,
  plek: placeWords,
  yes: yesWords,
  entryQuestion: directoryQuestions,
  entryDomain: entryDomains,
} as const
