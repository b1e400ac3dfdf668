import type { ShownState } from './invitation-view.ts'

/** The domains as pages name them. */
export const domainShapes = { BODY: 'body', MIND: 'mind', SOCIAL: 'social', SOCIETAL: 'societal' } as const
export type ShownDomain = (typeof domainShapes)[keyof typeof domainShapes]

/** One of the three in words. */
export interface ShownPerson {
  readonly name: string
  /** Of the whole name: "JK" beside "Dokter Kuipers". */
  readonly initials?: string
  readonly role: string
  readonly status?: string
}

/** The three panels of a talk: the resident in the middle. */
export type ShownThree = [ShownPerson, ShownPerson, ShownPerson]

/** An invitation in the reader's words. */
export interface ShownInvitation {
  readonly id: string
  readonly state: ShownState
  /** Who made it on behalf of the resident; null for the resident's own. */
  readonly madeBy: string | null
  readonly subject: string
  readonly domain: ShownDomain | null
  readonly names: string
  readonly when: string | null
  readonly where: string | null
  readonly answerBy: string | null
  /** Who can't come and why. */
  readonly declined: { readonly name: string; readonly reason: string | null } | null
}

/** A choice of a form, in words. */
export interface ShownChoice {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly lang?: string
}

/** One page of an invitation that is being written, in the resident's words. */
export type ShownDraftPage =
  | {
      readonly step: 'who'
      /** Nothing is kept yet. */
      readonly isNew: boolean
      readonly people: readonly ShownChoice[]
      readonly chosen: readonly string[]
      readonly phone: string
    }
  | {
      readonly step: 'about'
      readonly three: ShownThree
      readonly concerns: readonly ShownChoice[]
      readonly subject: string
      readonly domain: string
    }
  | {
      readonly step: 'when'
      readonly three: ShownThree
      readonly times: readonly ShownChoice[]
      readonly chosen: string
      readonly places: readonly ShownChoice[]
      readonly works: readonly string[]
      /** Which days are left, when that says something. */
      readonly only: string | null
      readonly later: string | null
      readonly isFirst: boolean
      readonly phone: string
    }
  | {
      readonly step: 'check'
      readonly three: ShownThree
      readonly invitation: ShownInvitation
      readonly until: string
      readonly answerBy: string
    }
