import { Temporal } from 'temporal-polyfill'
import type { CareTeamKind, TeamKind } from '../organisations/roles-of.ts'
import { professionalRoles, type ProfessionalRole, type WorkRole } from '../shared/actor.ts'
import type { Assurance } from './assurance.ts'

/** ACC-5. */
export const idleMinutes = 15
export const absoluteHours = 8
export const warnMinutesBefore = 2

export interface Membership {
  readonly teamId: string
  readonly teamName: string
  readonly teamKind: TeamKind
  readonly role: WorkRole
  /** Sees the work lists of this team and starts its handovers. */
  readonly isLead: boolean
}

/** In a team that helps residents. */
export interface CareMembership extends Membership {
  readonly teamKind: CareTeamKind
  readonly role: ProfessionalRole
}

export function isCare(membership: Membership): membership is CareMembership {
  return (professionalRoles as readonly string[]).includes(membership.role)
}

export type SessionStage = 'secondFactor' | 'enrol' | 'full'

export interface Session {
  readonly accountId: string
  readonly personId: string
  readonly kind: 'resident' | 'professional' | 'admin' | 'officer'
  readonly assurance: Assurance
  /** When the person last proved who they are (ACC-6). */
  readonly authenticatedAt: Temporal.Instant
  /** `full`, or what has to be done before any page opens (ACC-4). */
  readonly stage: SessionStage
  readonly language: string
  readonly displayName: string
  readonly memberships: readonly Membership[]
  /** When the portal signs this person out if nothing happens. */
  readonly endsAt: Temporal.Instant
}

/** When a session ends: a quarter of an hour after the person's last request, eight hours after the sign-in at most. */
export function sessionEnd(lastSeenAt: Temporal.Instant, expiresAt: Temporal.Instant): Temporal.Instant {
  const idle = lastSeenAt.add({ minutes: idleMinutes })
  return Temporal.Instant.compare(idle, expiresAt) < 0 ? idle : expiresAt
}

/** Minutes after which an act that matters asks for a new proof of who acts (ACC-6). */
export const recentMinutes = 5

/** Whether the person proved who they are within the last five minutes (ACC-6). */
export function isRecent(session: Pick<Session, 'authenticatedAt'>, now: Temporal.Instant): boolean {
  return now.since(session.authenticatedAt).total('minutes') <= recentMinutes
}

/** Whole seconds from `now` until the portal signs this person out; never below 0. */
export function secondsUntilEnd(session: Pick<Session, 'endsAt'>, now: Temporal.Instant): number {
  return Math.max(0, Math.floor(now.until(session.endsAt).total('seconds')))
}
