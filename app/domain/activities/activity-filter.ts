import type { Temporal } from 'temporal-polyfill'

/** The groups of ages that a visitor chooses from, in whole years, both ends included. */
export const ageGroups = {
  baby: [0, 3],
  kind: [4, 12],
  jongere: [13, 17],
  volwassene: [18, 64],
  oudere: [65, 120],
} as const
export type AgeGroup = keyof typeof ageGroups
export const ageGroupWords = Object.keys(ageGroups) as AgeGroup[]

/** What a visitor chose (PUB-5). Everything that is left out does not filter; what is chosen must all hold. */
export interface ActivityFilter {
  /** One day of the period. */
  readonly day?: Temporal.PlainDate
  readonly neighbourhoodId?: string
  /** A domain code. */
  readonly domain?: string
  readonly freeOnly?: boolean
  readonly womenOnly?: boolean
  readonly childrenWelcome?: boolean
  readonly stepFree?: boolean
  /** Someone walks along the first time. */
  readonly companion?: boolean
  /** True is inside, false is outside; what nobody said anything of is in neither. */
  readonly indoors?: boolean
  /** A language that is spoken there, BCP 47. */
  readonly language?: string
  readonly age?: AgeGroup
  /** A key of `activityThemes`. */
  readonly theme?: string
  readonly organiserId?: string
}
export type FilterName = keyof ActivityFilter

/** Days on which something is asked for: `until` is the first day after them. */
export interface Period {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}
