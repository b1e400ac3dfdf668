import { Temporal } from 'temporal-polyfill'
import { professionalRoles, type Actor, type ProfessionalRole } from '../shared/actor.ts'
import { permissionMatrix, topicsOfResource, type Resource } from './permissions.ts'
import { registrationTopics, supportTopics, topics, topicsOf, type Topic } from './topics.ts'

/** What a resident may share by permission (CON-1). */
export const sharedTopics = [
  'BODY',
  'MIND',
  'SOCIAL',
  'SOCIETAL',
  'RESULTS',
  'APPOINTMENTS',
  'PLAN',
  'MESSAGES',
] as const satisfies readonly Topic[]

/** Ways in which a permission was given (CON-1); only what was not tapped in the portal is confirmed (CON-5). */
export const recordedHows = ['oral', 'paper'] as const
export const interpreters = ['none', 'phone', 'present'] as const
export type Purpose = 'TREATMENT' | 'SUPPORT' | 'COORDINATION'

/** What the own practice always keeps: how to reach somebody, what was asked of it, when somebody comes (house: access). */
export const keptByPractice = ['CONTACT', 'MESSAGES', 'APPOINTMENTS'] as const satisfies readonly Topic[]

/** Who receives: a professional, everybody in a team, or who works there in one role (CON-1). */
export type Recipient =
  | { readonly personId: string; readonly teamId: null; readonly role: null }
  | { readonly personId: null; readonly teamId: string; readonly role: ProfessionalRole | null }

export interface PermissionSteps {
  readonly laterAt: Temporal.Instant | null
  readonly refusedAt: Temporal.Instant | null
  readonly givenAt: Temporal.Instant | null
  readonly endsAt: Temporal.Instant | null
  readonly objectedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
}

export type PermissionState = 'asked' | 'later' | 'refused' | 'given' | 'objected' | 'ended'

/** Only the resident, and who acts for the resident, gives, answers and ends; whoever else has a part asks or writes down. */
export function speaksForResident({ kind }: Pick<Actor, 'kind'>): boolean {
  return kind === 'resident' || kind === 'representative'
}

/** Where a permission stands at `now`: the last of its steps. It also ends by itself, on its last day (CON-2). */
export function permissionState(steps: PermissionSteps, now: Temporal.Instant): PermissionState {
  if (steps.objectedAt) return 'objected'
  if (steps.endedAt) return 'ended'
  if (steps.givenAt) return steps.endsAt && Temporal.Instant.compare(steps.endsAt, now) <= 0 ? 'ended' : 'given'
  if (steps.refusedAt) return 'refused'
  return steps.laterAt ? 'later' : 'asked'
}

/** What a relationship opens by itself (access). */
export function careTopics(kind: 'REGISTRATION' | 'SUPPORT'): readonly Topic[] {
  return kind === 'REGISTRATION' ? registrationTopics : supportTopics
}

const resources = (Object.keys(permissionMatrix) as Resource[]).filter((resource) => resource !== 'permission')

/**
 * The topics of CON-1 that a permission opens for a role, by the permission matrix (`p`): what it would not open is not
 * offered, because it would say "shared" where nothing is.
 */
export function permissionTopics(role: ProfessionalRole): readonly Topic[] {
  const opened = new Set<Topic>()
  for (const resource of resources) {
    for (const cell of permissionMatrix[resource][role] ?? []) {
      if (!cell.by.includes('permission') || !cell.actions.includes('read')) continue
      for (const topic of cell.topics ?? topicsOfResource[resource]) opened.add(topic)
    }
  }
  return sharedTopics.filter((topic) => opened.has(topic) && topicsOf(role).includes(topic))
}

/** Why a decision on this resource leaves out topics that a care relationship opens by itself: the resident ended them. */
export function withheldTopics(role: string, resource: Resource, open: readonly Topic[]): readonly Topic[] {
  const known = professionalRoles.find((each) => each === role)
  const cells = known ? (permissionMatrix[resource][known] ?? []) : []
  const byCare = cells.filter(({ by, actions }) => by.includes('careRelationship') && actions.includes('read'))
  return topicsOfResource[resource].filter(
    (topic) => !open.includes(topic) && byCare.some((cell) => cell.topics?.includes(topic) ?? true),
  )
}

/** What a team of this kind does with what it sees (CON-1: purpose). */
export function purposeOf(teamKind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM'): Purpose {
  return teamKind === 'GP_PRACTICE' ? 'TREATMENT' : 'SUPPORT'
}

/** Months that a resident may choose; the wijk's own longest comes last. */
export function monthChoices(longest: number): readonly number[] {
  return [...new Set([1, 3, 6, 12].filter((months) => months < longest)), longest]
}

/**
 * When a permission ends: after so many months at the same time of day in the wijk, at most the wijk's longest, and no
 * later than the support of who receives it (CON-2).
 */
export function permissionEnd(
  from: Temporal.Instant,
  asked: { readonly months: number | null; readonly longest: number; readonly timeZone: string },
  supportEndsAt: Temporal.Instant | null,
): Temporal.Instant {
  const months = Math.max(1, Math.min(asked.months ?? asked.longest, asked.longest))
  const end = from.toZonedDateTimeISO(asked.timeZone).add({ months }).toInstant()
  return supportEndsAt && Temporal.Instant.compare(supportEndsAt, end) < 0 ? supportEndsAt : end
}

/** From when the same team may ask again after a "nee": asking on and on is pressing (CON-3). */
export function mayAskAgainAt(refusedAt: Temporal.Instant, timeZone: string): Temporal.Instant {
  return refusedAt.toZonedDateTimeISO(timeZone).add({ months: 1 }).toInstant()
}

export const isTopic = (value: unknown): value is Topic => (topics as readonly unknown[]).includes(value)
