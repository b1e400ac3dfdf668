import type { Address, ClockTime, DomainCode } from './types.ts'

export const activityLanguages = ['nl', 'en', 'tr', 'ar'] as const
type ActivityLanguage = (typeof activityLanguages)[number]
export type InFour = Readonly<Record<ActivityLanguage, string>>

interface ActivityTexts {
  /** At most 60 characters (PUB-4). */
  readonly title: InFour
  readonly what: InFour
  readonly forWhom: InFour
  readonly howToJoin: InFour
}

export const pictograms = [
  'walk',
  'soup',
  'letters',
  'heart',
  'bike',
  'book',
  'baby',
  'garden',
  'chess',
  'language',
  'music',
  'dance',
  'sport',
  'cook',
  'coffee',
] as const
export type Pictogram = (typeof pictograms)[number]

/**
 * One date of a repeating activity that differs. `occurrence` counts dates from today on: 0 is the first one today or
 * later, so a weekly activity always shows it within seven days.
 */
type ActivityException =
  | { readonly occurrence: number; readonly kind: 'cancelled' }
  | {
      readonly occurrence: number
      readonly kind: 'moved'
      /** Days later (or earlier, when negative) than the rule says. */
      readonly byDays: number
      readonly startsAt: ClockTime
      readonly endsAt: ClockTime
    }

export interface Place {
  readonly name: string
  readonly address: Address
  readonly wheelchairAccessible: boolean
}

export interface Activity extends ActivityTexts {
  readonly key: string
  readonly pictogram: Pictogram
  readonly domains: readonly DomainCode[]
  readonly organiserKey: string
  readonly place: Place
  /** RFC 5545 §3.3.10: weekly, every two weeks, or the n-th weekday of the month. */
  readonly recurrenceRule: string
  /**
   * The first date is the first one by the rule on or after the Monday this many weeks before the current week. For a
   * rule of every two weeks, an even number has a date this week, an odd number next week.
   */
  readonly startsWeeksAgo: number
  readonly startsAt: ClockTime
  readonly endsAt: ClockTime
  readonly costCents: number
  readonly womenOnly: boolean
  /** Languages spoken there, BCP 47. */
  readonly languages: readonly string[]
  readonly minAge: number | null
  readonly maxAge: number | null
  /** Somebody walks along with you the first time ("iemand loopt mee"). */
  readonly companion: boolean
  /** null: no limit. */
  readonly capacity: number | null
  readonly registrationNeeded: boolean
  readonly exceptions: readonly ActivityException[]
}
