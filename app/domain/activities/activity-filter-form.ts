import { Temporal } from 'temporal-polyfill'
import type { ActivityFilter } from './week.ts'

const domains = { lichaam: 'BODY', geest: 'MIND', sociaal: 'SOCIAL', maatschappij: 'SOCIETAL' } as const
export type DomainWord = keyof typeof domains
export const domainWords = Object.keys(domains) as DomainWord[]

/** The furthest week ahead that a visitor can turn to. */
export const lastWeek = 8

export interface ActivityChoice {
  /** 0 is the coming seven days. */
  readonly week: number
  readonly filter: ActivityFilter
  /** The same choice as query values, for links that change one of them. */
  readonly query: Readonly<Record<string, string | undefined>>
}

function dateOf(text: string | null): Temporal.PlainDate | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** Reads what a visitor chose from the address. What can't be read does not filter: an old link still shows a page. */
export function activityChoice(search: URLSearchParams): ActivityChoice {
  const day = dateOf(search.get('dag'))
  const word = domainWords.find((each) => each === search.get('domein'))
  const neighbourhoodId = search.get('buurt') || undefined
  const freeOnly = search.get('gratis') === 'ja'
  const week = Math.min(Math.max(Math.trunc(Number(search.get('week')) || 0), 0), lastWeek)
  return {
    week,
    filter: {
      ...(day ? { day } : {}),
      ...(word ? { domain: domains[word] } : {}),
      ...(neighbourhoodId ? { neighbourhoodId } : {}),
      freeOnly,
    },
    query: {
      dag: day?.toString(),
      domein: word,
      buurt: neighbourhoodId,
      gratis: freeOnly ? 'ja' : undefined,
      week: week > 0 ? String(week) : undefined,
    },
  }
}
