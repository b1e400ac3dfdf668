import { isId } from '../shared/ids.ts'
import {
  directoryQuestions,
  domains,
  domainWords,
  questionOf,
  type Domain,
  type QuestionCode,
} from './directory-questions.ts'

/** What a visitor chose; what is left out does not filter. */
export interface DirectoryChoice {
  readonly domain?: Domain
  readonly question?: QuestionCode
  readonly neighbourhoodId?: string
  /** BCP 47. */
  readonly language?: string
  readonly openNow: boolean
  readonly stepFree: boolean
  /** As typed, at most 60 characters; empty for no search. */
  readonly words: string
}

/** What of an entry a list is chosen and ordered by. */
export interface Facet {
  readonly id: string
  readonly name: string
  readonly domains: readonly string[]
  readonly questions: readonly string[]
  readonly languages: readonly string[]
  readonly neighbourhoodId: string | null
  readonly stepFree: boolean
  readonly openNow: boolean
  /** Not checked for long: after all others (PUB-2, lesson 15.17). */
  readonly stale: boolean
  /** How well it fits what was searched for, 0 to 100; 0 without a search. */
  readonly score: number
}

const longestWords = 60

/** Reads a choice from an address. What can't be read does not filter: an old link still shows a page. */
export function directoryChoice(search: URLSearchParams): DirectoryChoice {
  const domain = domains.find((each) => domainWords[each] === search.get('domein'))
  const question = questionOf(search.get('vraag'))
  const neighbourhood = search.get('buurt')
  const language = search.get('taal') ?? ''
  return {
    ...(domain ? { domain } : {}),
    ...(question ? { question } : {}),
    ...(isId(neighbourhood) ? { neighbourhoodId: neighbourhood } : {}),
    ...(/^[a-z]{2,3}$/.test(language) ? { language } : {}),
    openNow: search.get('open') === 'nu',
    stepFree: search.get('drempel') === 'geen',
    words: (search.get('zoek') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestWords),
  }
}

export type DirectoryQuery = Readonly<Record<string, string | undefined>>

/** The same choice as values of an address, for links that change one of them. */
export function queryOf(choice: DirectoryChoice): DirectoryQuery {
  const { domain, question, neighbourhoodId, language, openNow, stepFree, words } = choice
  return {
    zoek: words || undefined,
    vraag: question && directoryQuestions[question],
    domein: domain && domainWords[domain],
    buurt: neighbourhoodId,
    taal: language,
    open: openNow ? 'nu' : undefined,
    drempel: stepFree ? 'geen' : undefined,
  }
}

type Test = (entry: Facet) => boolean

function tests(choice: DirectoryChoice): Test[] {
  const { domain, question, neighbourhoodId, language, openNow, stepFree } = choice
  const all: Test[] = []
  if (domain) all.push((entry) => entry.domains.includes(domain))
  if (question) all.push((entry) => entry.questions.includes(question))
  if (neighbourhoodId) all.push((entry) => entry.neighbourhoodId === neighbourhoodId)
  if (language) all.push((entry) => entry.languages.includes(language))
  if (openNow) all.push((entry) => entry.openNow)
  if (stepFree) all.push((entry) => entry.stepFree)
  return all
}

const byName = new Intl.Collator('nl', { numeric: true })

/** Stale ones last; what fits a search best first; then by name. Each has one place: ids break ties. */
function order(one: Facet, other: Facet): number {
  return (
    Number(one.stale) - Number(other.stale) ||
    other.score - one.score ||
    byName.compare(one.name, other.name) ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  )
}

/** The entries that fit a choice, in the order of the page. */
export function chooseEntries(all: readonly Facet[], choice: DirectoryChoice): Facet[] {
  const wanted = tests(choice)
  return all.filter((entry) => wanted.every((test) => test(entry))).sort(order)
}

/** How many entries are left when one more thing is chosen, or instead of what is chosen of its kind. */
export interface ChoiceCounts {
  readonly domains: Readonly<Record<string, number>>
  readonly questions: Readonly<Record<string, number>>
  readonly neighbourhoods: Readonly<Record<string, number>>
  readonly languages: Readonly<Record<string, number>>
  readonly openNow: number
  readonly stepFree: number
}

/** Counts for every choice that a visitor could make next, from what a search left. */
export function countChoices(all: readonly Facet[], choice: DirectoryChoice): ChoiceCounts {
  const { domain: _domain, ...noDomain } = choice
  const { question: _question, ...noQuestion } = choice
  const { neighbourhoodId: _neighbourhood, ...noNeighbourhood } = choice
  const { language: _language, ...noLanguage } = choice
  const count = (rest: DirectoryChoice, values: (entry: Facet) => readonly (string | null)[]) => {
    const counts: Record<string, number> = {}
    const wanted = tests(rest)
    for (const entry of all)
      if (wanted.every((test) => test(entry)))
        for (const value of new Set(values(entry))) if (value !== null) counts[value] = (counts[value] ?? 0) + 1
    return counts
  }
  const fits = (wanted: DirectoryChoice) => {
    const each = tests(wanted)
    return all.filter((entry) => each.every((test) => test(entry))).length
  }
  return {
    domains: count(noDomain, (entry) => entry.domains),
    questions: count(noQuestion, (entry) => entry.questions),
    neighbourhoods: count(noNeighbourhood, (entry) => [entry.neighbourhoodId]),
    languages: count(noLanguage, (entry) => entry.languages),
    openNow: fits({ ...choice, openNow: true }),
    stepFree: fits({ ...choice, stepFree: true }),
  }
}

export const entriesPerPage = 20

/** One page of a list after the entry `after`; the first page when that one is not in the list (any more). */
export function pageAfter<T extends { readonly id: string }>(
  list: readonly T[],
  after: string | null,
  size = entriesPerPage,
): { readonly page: readonly T[]; readonly next: string | null; readonly isFirst: boolean } {
  const from = after === null ? 0 : list.findIndex(({ id }) => id === after) + 1
  const page = list.slice(from, from + size)
  return { page, next: from + size < list.length ? (page.at(-1)?.id ?? null) : null, isFirst: from === 0 }
}
