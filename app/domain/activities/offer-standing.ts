import type { RoleCode, WorkRole } from '../shared/actor.ts'

/**
 * What somebody is to one activity (access: Public activity). A proposer writes it and may correct it until it is published; a
 * coach keeps up what is the coach's own; an organiser everything of the own organisation; the editor everything.
 */
export const standings = ['proposer', 'coach', 'organiser', 'editor'] as const
export type Standing = (typeof standings)[number]

const byRole: Partial<Record<RoleCode, Standing>> = {
  GENERAL_PRACTITIONER: 'proposer',
  PRACTICE_ASSISTANT: 'proposer',
  PRACTICE_NURSE: 'proposer',
  SOCIAL_WORKER: 'proposer',
  DISTRICT_NURSE: 'proposer',
  WELLBEING_COACH: 'coach',
  ACTIVITY_ORGANISER: 'organiser',
  TENANT_ADMIN: 'editor',
}

/** Who comes to the pages on which activities are written, besides the editor. */
export const offerRoles = [
  'GENERAL_PRACTITIONER',
  'PRACTICE_ASSISTANT',
  'PRACTICE_NURSE',
  'SOCIAL_WORKER',
  'DISTRICT_NURSE',
  'WELLBEING_COACH',
  'ACTIVITY_ORGANISER',
] as const satisfies readonly WorkRole[]

export const isOfferRole = (role: string): boolean => (offerRoles as readonly string[]).includes(role)

interface Who {
  readonly role: RoleCode
  readonly personId: string | null
  /** Of the teams in which this person works. */
  readonly organisationIds: readonly string[]
}

interface Whose {
  readonly organiserId: string
  readonly authorPersonId: string | null
}

/** The standing of a role towards what it begins to write; null for who writes nothing. */
export function standingOfRole(role: RoleCode): Standing | null {
  return byRole[role] ?? null
}

/** The standing of somebody towards one activity; null for a stranger, to whom it isn't there. */
export function standingOf(who: Who, whose: Whose): Standing | null {
  const standing = standingOfRole(who.role)
  if (standing === null || standing === 'editor') return standing
  if (standing === 'organiser') return who.organisationIds.includes(whose.organiserId) ? standing : null
  return who.personId !== null && who.personId === whose.authorPersonId ? standing : null
}
