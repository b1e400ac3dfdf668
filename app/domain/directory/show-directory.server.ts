import { dayText, languageText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { directoryQuestions, domains, domainWords, questionCodes, type QuestionCode } from './directory-questions.ts'
import { directoryChoice, queryOf, type DirectoryQuery } from './directory-choice.ts'
import { whoToCall } from './directory-entry.ts'
import { entryWordsIn } from './entry-words.ts'
import type { DirectoryPage, PublicEntry } from './directory.queries.server.ts'
import { openText, weekText, type Reader } from './open-text.server.ts'

// i18n: directory:questions.*, directory:domains.*
/** What residents ask, in the words of the reader. */
export function questionTexts(t: PortalT): Record<QuestionCode, string> {
  return Object.fromEntries(questionCodes.map((code) => [code, t(`directory:questions.${code}`)])) as Record<
    QuestionCode,
    string
  >
}

/** An entry on a list, in ready words. What nobody translated stays Dutch, and is marked so. */
export function showEntry({ row, stale, open, ownerLeft }: PublicEntry, reader: Reader) {
  const { t, language, timeZone, now } = reader
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const date = dayText(row.lastCheckedOn, language, true)
  const name = row.lastCheckedBy
  const words = entryWordsIn(row, language)
  return {
    id: row.id,
    name: words.name,
    // What one says on the phone.
    nameInDutch: row.name,
    provider: row.providerName !== null && row.providerName !== row.name ? row.providerName : null,
    description: words.description,
    unchecked: words.unchecked ? t('activities:unchecked') : null,
    isOpen: open?.open ?? null,
    open: open === null ? null : openText(open, reader),
    hoursInWords: words.openingHours,
    languages: row.languages.map((code) => languageText(code, language)).join(', '),
    call: whoToCall(row, today, ownerLeft),
    checked: stale
      ? t('directory:checkedLongAgo', { date })
      : name === null
        ? t('directory:checked', { date })
        : t('directory:checkedBy', { date, name: `\u2068${name}\u2069` }),
  }
}

/** One entry with all that is known of it, in ready words. */
export function showWholeEntry(entry: PublicEntry, place: Reader & { readonly neighbourhood: string | null }) {
  const { row } = entry
  const { t } = place
  const words = entryWordsIn(row, place.language)
  return {
    ...showEntry(entry, place),
    questions: row.questions.flatMap((code) => {
      const known = questionCodes.find((each) => each === code)
      return known ? [{ word: directoryQuestions[known], label: t(`directory:questions.${known}`) }] : []
    }),
    domains: domains
      .filter((each) => row.domains.includes(each))
      .map((each) => t(`directory:domains.${domainWords[each]}`)),
    targetGroups: words.targetGroups,
    address: [row.street, row.postcode, place.neighbourhood].filter((part) => part !== null && part !== '').join(', '),
    week: row.hours === null ? null : weekText(row.hours, place),
    holidays:
      row.hours === null ? null : t(`directory:${row.hours.holidays === 'closed' ? 'holidaysClosed' : 'holidaysOpen'}`),
    costs: words.costs,
    howToRegister: words.howToRegister,
    stepFree: row.wheelchairAccessible,
    email: row.email,
    website: row.website,
  }
}

export interface ShownChoice {
  readonly label: string
  readonly lang?: string
  readonly query: DirectoryQuery
  readonly current: boolean
  readonly count: number
}

/** What a visitor can choose next, each with how much is left then. A choice that leaves nothing is not offered. */
export function showChoices(
  { counts }: DirectoryPage,
  search: URLSearchParams,
  { t, language }: Reader,
  neighbourhoods: readonly { readonly id: string; readonly name: string }[],
) {
  const choice = directoryChoice(search)
  const query = queryOf(choice)
  const offered = <T extends { count: number; current: boolean }>(all: readonly T[]) =>
    all.filter(({ count, current }) => count > 0 || current)
  const toggle = (
    name: keyof typeof query,
    value: string,
    label: string,
    count: number,
    lang?: string,
  ): ShownChoice => {
    const current = query[name] === value
    return {
      label,
      count,
      current,
      query: { ...query, [name]: current ? undefined : value },
      ...(lang ? { lang } : {}),
    }
  }
  const questions = questionCodes.map((code) =>
    toggle('vraag', directoryQuestions[code], t(`directory:questions.${code}`), counts.questions[code] ?? 0),
  )
  const domainChoices = domains.map((each) =>
    toggle('domein', domainWords[each], t(`directory:domains.${domainWords[each]}`), counts.domains[each] ?? 0),
  )
  const places = neighbourhoods.map(({ id, name }) => toggle('buurt', id, name, counts.neighbourhoods[id] ?? 0, 'nl'))
  const spoken = Object.keys({ ...counts.languages, ...(choice.language ? { [choice.language]: 0 } : {}) })
    .map((code) => toggle('taal', code, languageText(code, language), counts.languages[code] ?? 0))
    .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label, language))
  const marks = [
    toggle('open', 'nu', t('directory:openNow'), counts.openNow),
    toggle('drempel', 'geen', t('directory:stepFree'), counts.stepFree),
  ]
  const groups = [questions, domainChoices, places, spoken, marks]
  const words = choice.words === '' ? [] : [{ label: choice.words, query: { ...query, zoek: undefined } }]
  return {
    words: choice.words,
    query,
    questions: offered(questions),
    domains: offered(domainChoices),
    marks: offered(marks),
    neighbourhoods: offered(places),
    languages: offered(spoken),
    chosen: [...words, ...groups.flat().filter(({ current }) => current)].map(({ label, query: without }) => ({
      label,
      query: without,
    })),
  }
}
