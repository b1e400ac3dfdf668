import { Temporal } from 'temporal-polyfill'
import { isId } from '../shared/ids.ts'
import { searchWords } from '../shared/fold-for-search.ts'
import { activityThemes } from './activity.ts'
import { ageGroupWords, type ActivityFilter, type Period } from './activity-filter.ts'
import { daysAhead } from './occurrence-rows.ts'
import { readPlace, type OccurrencePlace } from './occurrence-place.ts'

const domains = { lichaam: 'BODY', geest: 'MIND', sociaal: 'SOCIAL', maatschappij: 'SOCIETAL' } as const
export type DomainWord = keyof typeof domains
export const domainWords = Object.keys(domains) as DomainWord[]
export const domainOf = (word: DomainWord): string => domains[word]

/** What is chosen with yes alone, by its word in the address. */
export const yesFilters = {
  gratis: 'freeOnly',
  vrouwen: 'womenOnly',
  kinderen: 'childrenWelcome',
  drempelvrij: 'stepFree',
  samen: 'companion',
} as const satisfies Record<string, keyof ActivityFilter>
export type YesWord = keyof typeof yesFilters
export const yesWords = Object.keys(yesFilters) as YesWord[]

export const placeWords = ['binnen', 'buiten'] as const

/** The furthest week ahead that a visitor can turn to: as far as dates are known. */
export const lastWeek = Math.floor(daysAhead / 7) - 1
/** The most days that one list shows. */
export const longestPeriod = 62
const longestSearch = 100

export const activityForms = ['lijst', 'week'] as const

export type ActivityQuery = Readonly<Record<string, string | undefined>>

export interface ActivityChoice {
  /** 0 is the coming seven days. */
  readonly week: number
  /** Days of the visitor's own, both included; null is the week. */
  readonly days: { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate } | null
  readonly filter: ActivityFilter
  /** What was looked for, as it was typed; empty for nothing. */
  readonly search: string
  /** Beside each other by day, or below each other. */
  readonly form: (typeof activityForms)[number]
  /** Where the page of a long list begins. */
  readonly after: OccurrencePlace | null
  /** The same choice as query values, for links that change one of them; without `na`. */
  readonly query: ActivityQuery
}

function dateOf(text: string | null): Temporal.PlainDate | undefined {
  // Of this century: the store cannot read every year that a calendar knows.
  if (!text || !/^20\d{2}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** From one day to another; the other way round is the same, and one alone is that day. */
function daysOf(search: URLSearchParams): ActivityChoice['days'] {
  const one = dateOf(search.get('van')) ?? dateOf(search.get('tot'))
  const other = dateOf(search.get('tot')) ?? one
  if (!one || !other) return null
  const [first, last] = Temporal.PlainDate.compare(one, other) <= 0 ? [one, other] : [other, one]
  const furthest = first.add({ days: longestPeriod - 1 })
  return { first, last: Temporal.PlainDate.compare(last, furthest) > 0 ? furthest : last }
}

/** A day of the visitor's own days; one from before they were chosen no longer counts. */
function dayWithin(day: Temporal.PlainDate | undefined, days: ActivityChoice['days']) {
  if (!day || !days) return day
  const { compare } = Temporal.PlainDate
  return compare(day, days.first) >= 0 && compare(day, days.last) <= 0 ? day : undefined
}

const oneOf = <T extends string>(words: readonly T[], value: string | null) => words.find((each) => each === value)

/** Reads what a visitor chose from the address. What can't be read does not filter: an old link still shows a page. */
export function activityChoice(search: URLSearchParams): ActivityChoice {
  const days = daysOf(search)
  const day = dayWithin(dateOf(search.get('dag')), days)
  const domain = oneOf(domainWords, search.get('domein'))
  const place = oneOf(placeWords, search.get('plek'))
  const age = oneOf(ageGroupWords, search.get('leeftijd'))
  const theme = oneOf(activityThemes, search.get('thema'))
  const [neighbourhoodId, organiserId] = [search.get('buurt'), search.get('van-wie')].map((id) =>
    isId(id) ? id : undefined,
  )
  const language = /^[a-z]{2,3}(-[A-Z]{2})?$/.exec(search.get('taal') ?? '')?.[0]
  const yes = yesWords.filter((word) => search.get(word) === 'ja')
  const typed = (search.get('zoek') ?? '').trim().slice(0, longestSearch)
  const week = days ? 0 : Math.min(Math.max(Math.trunc(Number(search.get('week')) || 0), 0), lastWeek)
  const form = oneOf(activityForms, search.get('vorm')) ?? 'lijst'
  return {
    ...{ week, days, form, search: searchWords(typed).length > 0 ? typed : '' },
    after: readPlace(search.get('na')),
    filter: {
      ...(day ? { day } : {}),
      ...(domain ? { domain: domains[domain] } : {}),
      ...(neighbourhoodId ? { neighbourhoodId } : {}),
      ...(organiserId ? { organiserId } : {}),
      ...(theme ? { theme } : {}),
      ...(language ? { language } : {}),
      ...(age ? { age } : {}),
      ...(place ? { indoors: place === 'binnen' } : {}),
      ...Object.fromEntries(yes.map((word) => [yesFilters[word], true])),
    },
    query: {
      ...{ dag: day?.toString(), domein: domain, buurt: neighbourhoodId, taal: language, leeftijd: age, plek: place },
      ...Object.fromEntries(yes.map((word) => [word, 'ja'])),
      ...{ thema: theme, 'van-wie': organiserId, zoek: typed || undefined },
      ...{ van: days?.first.toString(), tot: days?.last.toString(), week: week > 0 ? String(week) : undefined },
      vorm: form === 'lijst' ? undefined : form,
    },
  }
}

/** The days that the choice is about: those of the visitor, or seven from `today` or so many weeks later on. */
export function periodOf({ week, days }: Pick<ActivityChoice, 'week' | 'days'>, today: Temporal.PlainDate): Period {
  if (days) return { from: days.first, until: days.last.add({ days: 1 }) }
  const from = today.add({ weeks: week })
  return { from, until: from.add({ days: 7 }) }
}

/**
 * The instant by which what was over is left out: of the week that begins today. Later weeks have nothing of it, and who
 * asks for days of their own gets all that was on.
 */
export const leftOutBefore = ({ week, days }: Pick<ActivityChoice, 'week' | 'days'>, now: Temporal.Instant) =>
  days || week > 0 ? null : now
