import type { VisitTypeCode } from '#app/domain/appointments/visit-type.ts'
import type { ProfessionalRole } from '#app/domain/shared/actor.ts'

/**
 * The shapes of the demo neighbourhood. Everything is relative to the seed's "today": no absolute dates, so the demo
 * never looks old. Persons, e-mail addresses and phone numbers are invented.
 */

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** Wall-clock time in the tenant's zone, 'HH:MM'. */
export type ClockTime = `${number}:${number}`
export type TenantKey = 'overvecht' | 'spoorwijk'
export type DomainCode = 'BODY' | 'MIND' | 'SOCIAL' | 'SOCIETAL'

/** A day in a week counted from the current ISO week: 0 is this week, -1 last week, 1 next week. */
export interface WeekMoment {
  readonly weekOffset: number
  readonly weekday: Weekday
  readonly at: ClockTime
}

/** The n-th working day of the tenant strictly before today (1 is the last one), so always in the past. */
export interface WorkingDayMoment {
  readonly workingDaysAgo: number
  readonly at: ClockTime
}

/** A day `daysAgo` before today (1 is yesterday). */
export interface PastMoment {
  readonly daysAgo: number
  readonly at: ClockTime
}

export interface Address {
  readonly street: string
  readonly houseNumber: string
  readonly postcode: string
  readonly city: string
  readonly neighbourhoodKey: string
}

export interface Neighbourhood {
  readonly key: string
  readonly name: string
  /** CBS code ('BU03440322'), null where it is not known for sure. */
  readonly cbsCode: string | null
}

type OrganisationKind = 'HEALTH_CENTRE' | 'NEIGHBOURHOOD_TEAM' | 'ACTIVITY_ORGANIZER' | 'CARE'

export interface Organisation {
  readonly key: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly address: Address
  readonly phone: string
  readonly email: string
}

type TeamKind = 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM'

/** A group of professionals with one inbox: the GP practice of a centre, or a buurtteam. */
export interface Team {
  readonly key: string
  readonly organisationKey: string
  readonly name: string
  readonly kind: TeamKind
  readonly phone: string
  readonly opensAt: ClockTime
  readonly closesAt: ClockTime
  /** For what can't wait; null for a team that takes no urgent calls. */
  readonly emergencyPhone: string | null
}

/** The kinds of visit of APP-1, and the talk of a buurtteam. */
export type SeedVisitTypeCode = VisitTypeCode | 'SUPPORT_TALK'

/** A weekly consultation session (APP-2); even and odd are ISO week numbers. */
export interface ConsultationSession {
  readonly weekday: Weekday
  readonly weeks: 'every' | 'even' | 'odd'
  readonly startsAt: ClockTime
  readonly endsAt: ClockTime
  readonly visitTypeCodes: readonly SeedVisitTypeCode[]
  /** Share of the session's slots that residents may book themselves, 0 to 1. */
  readonly onlineShare: number
}

export interface Professional {
  readonly key: string
  readonly givenName: string
  /** The Dutch tussenvoegsel ('van der', 'al'), null when there is none. */
  readonly prefix: string | null
  readonly familyName: string
  /** How residents call this person: 'Dokter Kuipers', 'Petra Vos', 'Farid'. */
  readonly calledName: string
  /** The word for what this person is, in B1 Dutch: 'huisarts', 'praktijkondersteuner'. */
  readonly titleWord: string
  readonly role: ProfessionalRole
  /** 'somatiek' or 'ggz' for a practice nurse, 'geld', 'wonen' and the like for a worker; null otherwise. */
  readonly specialty: string | null
  readonly teamKey: string
  readonly email: string
  readonly languages: readonly string[]
  readonly sessions: readonly ConsultationSession[]
}

export interface Administrator {
  readonly key: string
  /** An administrator of accounts and settings when left out. */
  readonly kind?: 'officer'
  readonly givenName: string
  readonly familyName: string
  readonly email: string
}
