import type { HelpedAnswer } from './registration.ts'

/** One date that somebody signed up for, in the reader's words. */
export interface ShownRegistration {
  readonly key: string
  readonly signUpId: string
  readonly date: string
  readonly when: string
  readonly title: string
  readonly titleLanguage: string
  readonly place: string
  /** What stands; for a date that goes off that alone. */
  readonly says: 'placed' | 'waiting' | 'cancelled' | 'off' | 'moved'
  readonly isOver: boolean
  readonly canCancel: boolean
  /** Whether it helped: asked of who had a place, when it is over. */
  readonly asks: boolean
  readonly helped: HelpedAnswer | null
}

/** A date to choose when one signs up. */
export interface ShownDate {
  readonly date: string
  readonly when: string
  readonly full: boolean
}

/** What a page to sign up on shows of the activity. */
export interface ShownSignUp {
  readonly id: string
  readonly activity: string
  readonly activityLanguage: string
  readonly place: string
  readonly companion: boolean
  readonly chosen: ShownDate
  /** How many dates a series is; 1 for what does not repeat. */
  readonly series: number
}
