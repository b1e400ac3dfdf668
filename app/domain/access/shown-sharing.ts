import type { PermissionState } from './sharing.ts'
import type { Topic } from './topics.ts'

/** Why somebody may see something, as the page says it: a permission, or a reason that needs none (CON-7). */
export type WhyShared = 'practice' | 'support' | 'permission' | 'participation' | 'mandate' | 'emergency'

export interface ShownSharedTopic {
  readonly topic: Topic
  readonly title: string
  /** What the button is called when read aloud. */
  readonly stopLabel: string
}

/** What one recipient sees for one reason in one period. */
export interface ShownSharedGroup {
  readonly why: WhyShared
  readonly text: string
  readonly ends: readonly ShownSharedTopic[]
  /** The topics that can't be ended here, in words. */
  readonly stays: string | null
  /** Some of these stay because the own practice has to reach the resident. */
  readonly kept: boolean
}

export interface ShownRecipient {
  /** The recipient as a value of a form. */
  readonly wie: string
  readonly name: string
  readonly role: string | null
  readonly groups: readonly ShownSharedGroup[]
  /** What the button is called that ends all of it when read aloud; null when there is one thing to end or nothing. */
  readonly stopAllLabel: string | null
}

export interface ShownStopped {
  readonly permissionId: string
  readonly wie: string
  readonly topic: Topic
  readonly title: string
  readonly label: string
}

export interface ShownWaiting {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface ShownTopic {
  readonly topic: Topic
  readonly title: string
  readonly about: string
}

/** Somebody to share with. */
export interface ShownChoice {
  readonly value: string
  readonly label: string
  readonly description: string
}

/** A page of giving, by its question (CON-3). */
export type ShownGiving =
  | {
      readonly step: 'wie'
      readonly own: readonly ShownChoice[]
      readonly found: readonly ShownChoice[]
      readonly words: string
    }
  | { readonly step: 'wat'; readonly wie: string; readonly name: string; readonly topics: readonly ShownTopic[] }
  | {
      readonly step: 'hoelang'
      readonly wie: string
      readonly onderwerp: readonly Topic[]
      readonly choices: readonly { readonly value: string; readonly label: string }[]
      readonly proposed: string
    }
  | {
      readonly step: 'nakijken'
      readonly permissionId: string
      readonly wie: string
      readonly name: string
      readonly topics: readonly ShownTopic[]
      readonly maanden: number | null
      readonly until: string
    }

/** On what ground a team works for a purpose, in words (CON-6). */
export interface ShownGround {
  readonly team: string
  readonly text: string
  /** The law, in Dutch. */
  readonly source: string
}

interface ShownAbout {
  readonly id: string
  readonly topics: readonly ShownTopic[]
}

/** A permission as the resident sees it: a question, which part of it, what was written down, or what stands. */
export type ShownPermission =
  | (ShownAbout & {
      readonly kind: 'question'
      readonly title: string
      readonly from: string
      readonly reason: string
      readonly until: string
    })
  | (ShownAbout & { readonly kind: 'part'; readonly title: string })
  | (ShownAbout & {
      readonly kind: 'recorded'
      readonly text: string
      readonly what: string
      readonly facts: readonly { readonly term: string; readonly description: string }[]
      readonly mayConfirm: boolean
    })
  | (ShownAbout & { readonly kind: 'answered'; readonly title: string; readonly who: string })

export interface ShownOwnPermission {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly state: PermissionState
  /** An objection to what this professional wrote down, not yet read. */
  readonly toRead: boolean
}

/** The page of a professional about one resident. */
export interface ShownWorkSharing {
  /** Whether this role asks and writes down at all. */
  readonly may: boolean
  /** Made with the page: a form that is sent twice asks or writes once. */
  readonly askId: string
  readonly recordId: string
  /** A question of the own team is open. */
  readonly waits: boolean
  readonly askFor: readonly { readonly value: string; readonly label: string }[]
  readonly askTopics: readonly ShownTopic[]
  readonly recordFor: readonly ShownChoice[]
  readonly recordTopics: readonly ShownTopic[]
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  readonly own: readonly ShownOwnPermission[]
}
