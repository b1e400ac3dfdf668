import type { QuestionCode } from '#app/domain/directory/directory-questions.ts'
import type { Address, DomainCode } from './types.ts'

/** Themes of the sociale kaart. */
export type DirectoryTheme =
  | 'PRACTICE'
  | 'MOVING'
  | 'CHILDREN'
  | 'MENTAL_HEALTH'
  | 'ELDERLY'
  | 'MONEY_AND_PAPERS'
  | 'LIVING'
  | 'MEETING'
  | 'LANGUAGE_AND_WORK'
  | 'CARE_AT_HOME'

/** One entry of the sociale kaart (PUB-2, PUB-3). Words are Dutch, B1. */
export interface DirectoryEntry {
  readonly key: string
  readonly theme: DirectoryTheme
  readonly name: string
  /** Name of the organisation as people know it; not each one has an account here. */
  readonly organisation: string
  /** Key into `organisations` when it is one of ours. */
  readonly organisationKey: string | null
  readonly description: string
  readonly domains: readonly DomainCode[]
  /** The questions of residents that it answers. */
  readonly questions: readonly QuestionCode[]
  readonly targetGroups: readonly string[]
  readonly languages: readonly string[]
  readonly address: Address
  readonly openingHours: string
  /** The same as `opening_hours` of OpenStreetMap; null where it can't be computed with. */
  readonly hours: string | null
  readonly costs: string
  readonly howToRegister: string
  readonly wheelchairAccessible: boolean
  readonly phone: string
  /** Stale after 180 days, hidden after 365 (PUB-2). */
  readonly lastCheckedDaysAgo: number
  /** A function, never a private person (PUB-3). */
  readonly keyContactFunction: string
}
