import type { WorkRole } from '../shared/actor.ts'

/** A team that helps residents: a GP practice, or a team of the wijk. */
export type CareTeamKind = 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM'
/** What a team is. Who works for a community organisation writes what it offers, and has nothing to do with residents. */
export type TeamKind = CareTeamKind | 'COMMUNITY_ORGANISATION'

const roles: Readonly<Record<TeamKind, readonly WorkRole[]>> = {
  GP_PRACTICE: ['GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE'],
  NEIGHBOURHOOD_TEAM: ['SOCIAL_WORKER', 'DISTRICT_NURSE', 'NEIGHBOURHOOD_SPECIALIST', 'WELLBEING_COACH'],
  COMMUNITY_ORGANISATION: ['ACTIVITY_ORGANISER'],
}

/** The roles that belong in a team of this kind: a wijkteam has no huisarts, a practice no welzijnscoach (BO-4, BG-1). */
export function rolesOf(kind: TeamKind): readonly WorkRole[] {
  return roles[kind]
}

/** Whether this role belongs in a team of this kind. */
export function belongsIn(role: string, kind: TeamKind): role is WorkRole {
  return (rolesOf(kind) as readonly string[]).includes(role)
}

/**
 * The roles that a lead may invite into the own team (BO-4): those of its kind. A wijkverpleegkundige may have the emergency
 * button (BG-1), so only a wijkverpleegkundige invites one; elsewhere the administrator does.
 * @param leadsAs the role of the lead in that team.
 */
export function rolesALeadInvites(kind: TeamKind, leadsAs: string): readonly WorkRole[] {
  return rolesOf(kind).filter((role) => role !== 'DISTRICT_NURSE' || leadsAs === 'DISTRICT_NURSE')
}
