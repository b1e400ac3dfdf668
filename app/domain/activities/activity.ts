import type { Temporal } from 'temporal-polyfill'
import type { RepeatingActivity } from './recurrence.ts'

export interface ActivityWords {
  readonly title: string
  readonly what: string
  readonly forWhom: string
  readonly howToJoin: string
}

export interface Activity extends ActivityWords {
  readonly id: string
  readonly translations: Partial<Record<string, ActivityWords>>
  readonly pictogram: string
  /** Domain codes; the first one gives the colour and shape. */
  readonly domains: readonly string[]
  readonly locationName: string
  readonly street: string | null
  readonly neighbourhoodId: string | null
  readonly neighbourhood: string | null
  readonly organiser: string
  readonly organiserPhone: string | null
  readonly costCents: number
  readonly womenOnly: boolean
  /** BCP 47. */
  readonly languages: readonly string[]
  readonly wheelchairAccessible: boolean
  /** Someone walks along the first time. */
  readonly companion: boolean
  readonly repeats: RepeatingActivity
  readonly sequence: number
  readonly updatedAt: Temporal.Instant
}

/** The words in the reader's language, or the Dutch original; says which language they are in. */
export function wordsIn(activity: Activity, language: string): ActivityWords & { language: string } {
  const translated = language === 'nl' ? undefined : activity.translations[language]
  const { title, what, forWhom, howToJoin } = translated ?? activity
  return { title, what, forWhom, howToJoin, language: translated ? language : 'nl' }
}
