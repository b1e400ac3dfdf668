import { workRoles, type RoleCode } from '../shared/actor.ts'
import { C, R, U, D, X, M, cell, own, scoped, taking, allowed, byRole, care } from './permission-cells.ts'
import { domainTopics, topics, type Topic } from './topics.ts'

/** What a decision is about. Later issues add rows; nothing is decided anywhere else. */
export type Resource =
  | 'contact'
  | 'identityNumber'
  | 'mandate'
  | 'permission'
  | 'activation'
  | 'careTeam'
  | 'thread'
  | 'appointment'
  | 'registration'
  | 'assessment'
  | 'healthScore'
  | 'invitation'
  | 'accessLog'
  | 'ownActions'
  | 'emergencyAccess'
  | 'account'
  | 'legalBasis'
  | 'settings'
  | 'offer'

export type Action = 'create' | 'read' | 'update' | 'delete' | 'execute' | 'readMetadata'

/** The topics that open a resource: any one of them. Empty: no grant opens it. */
export const topicsOfResource: Record<Resource, readonly Topic[]> = {
  contact: ['CONTACT'],
  identityNumber: ['CONTACT'],
  mandate: ['CONTACT', 'CARE_TEAM'],
  permission: topics,
  activation: ['CONTACT'],
  careTeam: ['CARE_TEAM'],
  thread: ['MESSAGES'],
  appointment: ['APPOINTMENTS'],
  // Taking part in an activity is a moment in somebody's week, so a mandate for appointments opens it.
  registration: ['APPOINTMENTS'],
  assessment: domainTopics,
  healthScore: domainTopics,
  invitation: ['PLAN'],
  // Of what a mandate is about, its log (access: scope log); no other grant opens the log of a resident.
  accessLog: topics,
  // What it opens is the record: who acts for somebody without an account is told of it under a mandate for that.
  emergencyAccess: domainTopics,
  ownActions: [],
  account: [],
  legalBasis: [],
  settings: [],
  offer: [],
}

/**
 * Where a cell of the matrix accepts a grant from. `own` needs none, and `role` neither: the role alone opens it, as the
 * log for the privacy officer.
 */
export type Opening = 'own' | 'role' | 'careRelationship' | 'permission' | 'mandate' | 'emergency' | 'participation'

export interface Cell {
  readonly actions: readonly Action[]
  readonly by: readonly Opening[]
  /** Counts for these topics of the resource alone; for all of them when left out. */
  readonly topics?: readonly Topic[]
  /** A grant to read a topic is enough: who acts for somebody shares and stops sharing what the mandate lets them read. */
  readonly needs?: 'read'
}

type Row = Partial<Record<RoleCode, readonly Cell[]>>

/** Who may propose an activity, and correct the own proposal until it is published. */
const proposing = [
  'GENERAL_PRACTITIONER',
  'PRACTICE_ASSISTANT',
  'PRACTICE_NURSE',
  'SOCIAL_WORKER',
  'DISTRICT_NURSE',
] as const satisfies readonly RoleCode[]

/** The permission matrix (access), one row a resource. A role that is absent may do nothing. */
export const permissionMatrix: Record<Resource, Row> = {
  contact: {
    RESIDENT: [own(R, U)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [care(R)],
    PRACTICE_NURSE: [care(R)],
    PRACTICE_ASSISTANT: [care(R, U)],
    SOCIAL_WORKER: [care(R)],
    DISTRICT_NURSE: [allowed(R)],
    WELLBEING_COACH: [care(R)],
  },
  identityNumber: {
    RESIDENT: [own(R)],
    GENERAL_PRACTITIONER: [care(R)],
    PRACTICE_NURSE: [care(R)],
    PRACTICE_ASSISTANT: [care(R)],
    SOCIAL_WORKER: [care(R)],
  },
  mandate: {
    RESIDENT: [own(C, R, D)],
    REPRESENTATIVE: [scoped(R, D)],
    GENERAL_PRACTITIONER: [care(C, R, U, X)],
    PRACTICE_NURSE: [care(R)],
    PRACTICE_ASSISTANT: [care(C, R, X)],
    SOCIAL_WORKER: [care(R)],
    TENANT_ADMIN: [cell([M], 'careRelationship')],
  },
  permission: {
    RESIDENT: [own(C, R, D)],
    REPRESENTATIVE: [{ ...scoped(C, R, D), needs: 'read' }],
    GENERAL_PRACTITIONER: [care(C, R)],
    PRACTICE_NURSE: [care(C, R)],
    PRACTICE_ASSISTANT: [care(C, R)],
    SOCIAL_WORKER: [care(C, R)],
    DISTRICT_NURSE: [allowed(R)],
    NEIGHBOURHOOD_SPECIALIST: [allowed(R)],
    WELLBEING_COACH: [allowed(R)],
    TENANT_ADMIN: [cell([M], 'careRelationship')],
  },
  activation: {
    GENERAL_PRACTITIONER: [care(C)],
    PRACTICE_NURSE: [care(C)],
    PRACTICE_ASSISTANT: [care(C)],
  },
  careTeam: {
    RESIDENT: [own(R)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [care(R, U, X)],
    PRACTICE_NURSE: [care(R, U, X)],
    PRACTICE_ASSISTANT: [care(R)],
    SOCIAL_WORKER: [care(R, U, X)],
    DISTRICT_NURSE: [allowed(R)],
    NEIGHBOURHOOD_SPECIALIST: [allowed(R)],
    WELLBEING_COACH: [allowed(R)],
    TENANT_ADMIN: [cell([M], 'careRelationship')],
  },
  thread: {
    RESIDENT: [own(C, R, U, X)],
    REPRESENTATIVE: [scoped(C, R)],
    GENERAL_PRACTITIONER: [cell([C, R, U, X, M], 'careRelationship', 'participation'), cell([R, X, M], 'emergency')],
    PRACTICE_NURSE: [cell([C, R, U, X, M], 'careRelationship', 'participation'), cell([R, X, M], 'emergency')],
    PRACTICE_ASSISTANT: [care(C, R, U, X)],
    SOCIAL_WORKER: [cell([C, R, U, X, M], 'careRelationship', 'participation')],
    DISTRICT_NURSE: [taking(C, R)],
    NEIGHBOURHOOD_SPECIALIST: [taking(C, R)],
    WELLBEING_COACH: [taking(C, R)],
  },
  appointment: {
    RESIDENT: [own(C, R, U, D)],
    REPRESENTATIVE: [scoped(C, R, U, D)],
    GENERAL_PRACTITIONER: [cell([R, U, M], 'careRelationship', 'participation')],
    PRACTICE_NURSE: [cell([C, R, U, M], 'careRelationship', 'participation')],
    PRACTICE_ASSISTANT: [care(C, R, U, D)],
    // The own agenda; a new one only of a drie-gesprek in which they take part.
    SOCIAL_WORKER: [cell([R, U, M], 'careRelationship', 'participation'), taking(C)],
    DISTRICT_NURSE: [taking(R)],
    NEIGHBOURHOOD_SPECIALIST: [taking(R)],
    WELLBEING_COACH: [taking(R)],
  },
  registration: {
    RESIDENT: [own(C, R, U, D)],
    REPRESENTATIVE: [scoped(C, R, U, D)],
    // When a resident asks.
    PRACTICE_ASSISTANT: [care(C)],
    PRACTICE_NURSE: [care(C)],
    SOCIAL_WORKER: [care(C)],
    WELLBEING_COACH: [care(C, R)],
    // Of the own activities: whose those are is asked besides (`participants.queries.server.ts`).
    ACTIVITY_ORGANISER: [byRole(R, U)],
    TENANT_ADMIN: [cell([M], 'role')],
  },
  assessment: {
    RESIDENT: [own(C, R, U, X)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [cell([C, R, U, M], 'careRelationship', 'emergency')],
    PRACTICE_NURSE: [cell([C, R, U, M], 'careRelationship', 'emergency')],
    PRACTICE_ASSISTANT: [cell([M], 'careRelationship')],
    SOCIAL_WORKER: [{ ...care(C, R, U), topics: ['SOCIAL', 'SOCIETAL'] }, allowed(R)],
    DISTRICT_NURSE: [
      { ...cell([C, R, U, M], 'careRelationship', 'emergency'), topics: ['BODY'] },
      { ...allowed(R), topics: ['BODY'] },
    ],
    NEIGHBOURHOOD_SPECIALIST: [allowed(R)],
    WELLBEING_COACH: [{ ...allowed(R), topics: ['SOCIAL'] }],
  },
  healthScore: {
    RESIDENT: [own(C, R)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [cell([C, R, M], 'careRelationship', 'emergency')],
    PRACTICE_NURSE: [cell([C, R, M], 'careRelationship', 'emergency')],
    PRACTICE_ASSISTANT: [cell([M], 'careRelationship')],
    SOCIAL_WORKER: [cell([C, R, M], 'careRelationship', 'permission')],
    DISTRICT_NURSE: [
      { ...cell([C, R, M], 'careRelationship', 'emergency'), topics: ['BODY'] },
      { ...allowed(R), topics: ['BODY'] },
    ],
    NEIGHBOURHOOD_SPECIALIST: [allowed(R)],
    WELLBEING_COACH: [{ ...allowed(R), topics: ['SOCIAL'] }],
  },
  invitation: {
    RESIDENT: [own(C, R, U, X)],
    REPRESENTATIVE: [scoped(C, R)],
    GENERAL_PRACTITIONER: [taking(C, R, U, X)],
    PRACTICE_NURSE: [taking(C, R, U, X)],
    SOCIAL_WORKER: [taking(C, R, U, X)],
    DISTRICT_NURSE: [taking(C, R, U, X)],
    NEIGHBOURHOOD_SPECIALIST: [taking(R, X)],
    WELLBEING_COACH: [taking(R, X)],
  },
  accessLog: {
    RESIDENT: [own(R)],
    REPRESENTATIVE: [scoped(R)],
    PRIVACY_OFFICER: [byRole(R, X)],
  },
  // What a professional did themselves (access: "R own actions"); it opens nobody's log.
  ownActions: Object.fromEntries(workRoles.map((role) => [role, [byRole(R)]])),
  // Pressing the button is the role's; what it opens is an `emergency` grant (BG-1). The wijk says which roles have it.
  emergencyAccess: {
    RESIDENT: [own(R)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [byRole(C, R)],
    PRACTICE_NURSE: [byRole(C, R)],
    DISTRICT_NURSE: [byRole(C, R)],
    PRIVACY_OFFICER: [byRole(R, X)],
  },
  account: {
    RESIDENT: [own(R, U)],
    TENANT_ADMIN: [byRole(C, R, U, D)],
  },
  // Of the wijk; what is set is the wijk's to know (BO-4).
  settings: {
    TENANT_ADMIN: [byRole(U)],
  },
  // What the neighbourhood offers, before it is public (PUB-4): whose it is, `offer-standing.ts` says.
  offer: {
    ...Object.fromEntries(proposing.map((role) => [role, [byRole(C, R)]])),
    WELLBEING_COACH: [byRole(C, R, U)],
    ACTIVITY_ORGANISER: [byRole(C, R, U, D)],
    TENANT_ADMIN: [byRole(C, R, U, D, X)],
  },
  // Setting one; what stands is the wijk's to know (CON-6).
  legalBasis: {
    TENANT_ADMIN: [byRole(C, R, U)],
  },
}
