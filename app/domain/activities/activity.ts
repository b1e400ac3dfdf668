import type { Temporal } from 'temporal-polyfill'
import type { ActivityWords, Translated } from './activity-words.ts'
import type { RepeatingActivity } from './recurrence.ts'

/** What an activity is about: our own concepts, in the words of the neighbourhood. */
export const activityThemes = [
  ...(['walking', 'cycling', 'sport', 'dance', 'relaxing', 'food', 'coffee', 'garden', 'culture'] as const),
  ...(['language', 'money', 'work', 'children', 'parents', 'care', 'digital', 'other'] as const),
]
export type ActivityTheme = (typeof activityThemes)[number]

export interface Activity extends ActivityWords, Translated {
  readonly id: string
  readonly state: 'draft' | 'submitted' | 'published' | 'cancelled' | 'archived'
  readonly pictogram: string
  /** Domain codes; the first one gives the colour and shape. */
  readonly domains: readonly string[]
  /** A key of `activityThemes`. */
  readonly theme: string | null
  /** IRI of a concept of the OpenActive activity list. */
  readonly openactiveActivity: string | null
  readonly locationName: string
  readonly street: string | null
  readonly neighbourhoodId: string | null
  readonly neighbourhood: string | null
  readonly organiserId: string
  readonly organiser: string
  readonly organiserPhone: string | null
  readonly costCents: number
  readonly womenOnly: boolean
  readonly childrenWelcome: boolean
  readonly minAge: number | null
  readonly maxAge: number | null
  /** Null: nobody said. */
  readonly indoors: boolean | null
  readonly capacity: number | null
  readonly signUp: 'none' | 'portal' | 'phone'
  /** BCP 47. */
  readonly languages: readonly string[]
  readonly wheelchairAccessible: boolean
  /** Someone walks along the first time. */
  readonly companion: boolean
  readonly repeats: RepeatingActivity
  readonly sequence: number
  readonly cancelledAt: Temporal.Instant | null
  readonly updatedAt: Temporal.Instant
}
