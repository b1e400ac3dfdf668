import type { RoleCode } from '../shared/actor.ts'
import { domainTopics, type Topic } from './topics.ts'

/** What a decision is about. Later issues add rows; nothing is decided anywhere else. */
export type Resource =
  'contact' | 'careTeam' | 'thread' | 'appointment' | 'assessment' | 'healthScore' | 'invitation' | 'accessLog'

export type Action = 'create' | 'read' | 'update' | 'delete' | 'execute' | 'readMetadata'

/** The topics that open a resource: any one of them. Empty: no grant opens it. */
export const topicsOfResource: Record<Resource, readonly Topic[]> = {
  contact: ['CONTACT'],
  careTeam: ['CARE_TEAM'],
  thread: ['MESSAGES'],
  appointment: ['APPOINTMENTS'],
  assessment: domainTopics,
  healthScore: domainTopics,
  invitation: ['PLAN'],
  accessLog: [],
}

/** Where a cell of the matrix accepts a grant from. `own` needs none. */
export type Opening = 'own' | 'careRelationship' | 'permission' | 'mandate' | 'emergency' | 'participation'

export interface Cell {
  readonly actions: readonly Action[]
  readonly by: readonly Opening[]
  /** Counts for these topics of the resource alone; for all of them when left out. */
  readonly topics?: readonly Topic[]
}

const C: Action = 'create'
const R: Action = 'read'
const U: Action = 'update'
const D: Action = 'delete'
const X: Action = 'execute'
const M: Action = 'readMetadata'
const cell = (actions: readonly Action[], ...by: Opening[]): Cell => ({ actions, by })
const own = (...actions: Action[]): Cell => cell([...actions, M], 'own')
const scoped = (...actions: Action[]): Cell => cell([...actions, M], 'mandate')
const care = (...actions: Action[]): Cell => cell([...actions, M], 'careRelationship')

type Row = Partial<Record<RoleCode, readonly Cell[]>>

/** The permission matrix (access), one row a resource. A role that is absent may do nothing. */
export const permissionMatrix: Record<Resource, Row> = {
  contact: {
    RESIDENT: [own(R, U)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [care(R)],
    PRACTICE_NURSE: [care(R)],
    PRACTICE_ASSISTANT: [care(R, U)],
    SOCIAL_WORKER: [care(R)],
  },
  careTeam: {
    RESIDENT: [own(R)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [care(R, U, X)],
    PRACTICE_NURSE: [care(R, U, X)],
    PRACTICE_ASSISTANT: [care(R)],
    SOCIAL_WORKER: [care(R, U, X)],
    TENANT_ADMIN: [cell([M], 'careRelationship')],
  },
  thread: {
    RESIDENT: [own(C, R, U, X)],
    REPRESENTATIVE: [scoped(C, R)],
    GENERAL_PRACTITIONER: [cell([C, R, U, X, M], 'careRelationship', 'participation'), cell([R, X, M], 'emergency')],
    PRACTICE_NURSE: [cell([C, R, U, X, M], 'careRelationship', 'participation'), cell([R, X, M], 'emergency')],
    PRACTICE_ASSISTANT: [care(C, R, U, X)],
    SOCIAL_WORKER: [cell([C, R, U, X, M], 'careRelationship', 'participation')],
  },
  appointment: {
    RESIDENT: [own(C, R, U, D)],
    REPRESENTATIVE: [scoped(C, R, U, D)],
    GENERAL_PRACTITIONER: [cell([R, U, M], 'careRelationship', 'participation')],
    PRACTICE_NURSE: [cell([C, R, U, M], 'careRelationship', 'participation')],
    PRACTICE_ASSISTANT: [care(C, R, U, D)],
    SOCIAL_WORKER: [cell([C, R, U, M], 'careRelationship', 'participation')],
  },
  assessment: {
    RESIDENT: [own(C, R, U, X)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [cell([C, R, U, M], 'careRelationship', 'emergency')],
    PRACTICE_NURSE: [cell([C, R, U, M], 'careRelationship', 'emergency')],
    PRACTICE_ASSISTANT: [cell([M], 'careRelationship')],
    SOCIAL_WORKER: [
      { ...cell([C, R, U, M], 'careRelationship'), topics: ['SOCIAL', 'SOCIETAL'] },
      cell([R, M], 'permission'),
    ],
  },
  healthScore: {
    RESIDENT: [own(C, R)],
    REPRESENTATIVE: [scoped(R)],
    GENERAL_PRACTITIONER: [cell([C, R, M], 'careRelationship', 'emergency')],
    PRACTICE_NURSE: [cell([C, R, M], 'careRelationship', 'emergency')],
    PRACTICE_ASSISTANT: [cell([M], 'careRelationship')],
    SOCIAL_WORKER: [cell([C, R, M], 'careRelationship', 'permission')],
  },
  invitation: {
    RESIDENT: [own(C, R, U, X)],
    REPRESENTATIVE: [scoped(C, R)],
    GENERAL_PRACTITIONER: [cell([C, R, U, X, M], 'participation')],
    PRACTICE_NURSE: [cell([C, R, U, X, M], 'participation')],
    SOCIAL_WORKER: [cell([C, R, U, X, M], 'participation')],
  },
  accessLog: {
    RESIDENT: [own(R)],
  },
}
