import type { Temporal } from 'temporal-polyfill'

export type ActorKind =
  'resident' | 'representative' | 'professional' | 'admin' | 'officer' | 'guest' | 'anonymous' | 'system'

/** The roles of the permission matrix; codes of the field where one exists. */
export const professionalRoles = [
  'GENERAL_PRACTITIONER',
  'PRACTICE_ASSISTANT',
  'PRACTICE_NURSE',
  'SOCIAL_WORKER',
  'DISTRICT_NURSE',
  'NEIGHBOURHOOD_SPECIALIST',
  'WELLBEING_COACH',
] as const
export type ProfessionalRole = (typeof professionalRoles)[number]
/** Everybody who works in a team: professionals, and who writes what an organisation offers and sees no resident. */
export const workRoles = [...professionalRoles, 'ACTIVITY_ORGANISER'] as const
export type WorkRole = (typeof workRoles)[number]
export type RoleCode =
  WorkRole | 'RESIDENT' | 'REPRESENTATIVE' | 'TENANT_ADMIN' | 'PRIVACY_OFFICER' | 'SYSTEM' | 'ANONYMOUS'

/** Who acts, for whom, and when. Carried by every transaction; there is no ambient user. */
export interface Actor {
  readonly kind: ActorKind
  readonly role: RoleCode
  readonly tenantId: string
  /** null for anonymous and system. */
  readonly personId: string | null
  /** Whose pages these are: the resident of a resident's session, or the one for whom a representative acts. */
  readonly subjectId?: string
  /** Teams in which this person works today. */
  readonly teamIds: readonly string[]
  /** The actor's clock, read once a request; policies see it as `app.now`. */
  readonly now: Temporal.Instant
  readonly requestId: string
  /** Why this request is made, where that is no matter of course (CON-7); said in the log. It opens nothing. */
  readonly reason?: 'legalDuty'
  /** For the access log: what people call this actor. */
  readonly displayName: string
  /** For the access log: the account that was signed in with, and the portal's own name that was called. */
  readonly accountId?: string
  readonly accessPoint?: string
}

/** The resident whose data this actor's own pages are about; null for who has none. */
export function subjectOf({
  kind,
  personId,
  subjectId,
}: Pick<Actor, 'kind' | 'personId' | 'subjectId'>): string | null {
  if (kind === 'representative') return subjectId ?? null
  return kind === 'resident' ? personId : null
}

export function anonymousActor(tenantId: string, now: Temporal.Instant, requestId: string): Actor {
  return {
    kind: 'anonymous',
    role: 'ANONYMOUS',
    tenantId,
    personId: null,
    teamIds: [],
    now,
    requestId,
    displayName: '',
  }
}

/** A job acting for the tenant in its payload. */
export function systemActor(tenantId: string, now: Temporal.Instant, requestId: string): Actor {
  return {
    kind: 'system',
    role: 'SYSTEM',
    tenantId,
    personId: null,
    teamIds: [],
    now,
    requestId,
    displayName: 'Drieluik',
  }
}
