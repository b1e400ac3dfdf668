import type { Actor } from '../shared/actor.ts'
import type { Checks } from './log-entry.ts'
import { permissionMatrix, topicsOfResource, type Action, type Opening, type Resource } from './permissions.ts'
import { topicsOf, type Topic } from './topics.ts'

/** A grant that is live at the actor's instant and whose grantee is the actor or one of the actor's teams. */
export interface LiveGrant {
  readonly residentId: string
  readonly topic: Topic
  readonly level: 'metadata' | 'read' | 'contribute'
  readonly source: 'care_relationship' | 'permission' | 'mandate' | 'participation' | 'emergency'
  readonly sourceId: string
  readonly objectId: string | null
  /** The team that it was given to; null or left out when it was given to a person. */
  readonly granteeTeamId?: string | null
  /** The one role in that team that it is for (CON-1); null or left out for everybody in it. */
  readonly granteeRole?: string | null
}

export interface Question {
  readonly residentId: string
  readonly resource: Resource
  readonly action: Action
  /** One thread, appointment or invitation; left out for the resource as a whole. */
  readonly objectId?: string | undefined
  /** The team whose object it is: a grant for a whole topic opens only what belongs to the grantee's own team (CON-2). */
  readonly ownerTeamId?: string | null | undefined
  /** Narrows a resource of several topics to one of them, for example one domain of a 4D. */
  readonly topic?: Topic | undefined
  /** What is read leaves the portal as a file: an event of its own in the log (LOG-1). */
  readonly event?: 'export' | undefined
}

export interface Decision {
  readonly granted: boolean
  readonly checks: Checks
  /** The grant that opened it; null for own data and for a refusal. */
  readonly grant: LiveGrant | null
  /** Topics that are open to this actor for this resource, for field-level checks. */
  readonly topics: readonly Topic[]
}

const openingOf: Record<LiveGrant['source'], Opening> = {
  care_relationship: 'careRelationship',
  permission: 'permission',
  mandate: 'mandate',
  participation: 'participation',
  emergency: 'emergency',
}

function levelAllows(level: LiveGrant['level'], action: Action): boolean {
  if (action === 'readMetadata') return true
  return action === 'read' ? level !== 'metadata' : level === 'contribute'
}

/** Whether a grant for the whole topic reaches this object; an object of no team needs a grant of its own. */
function opensForTeam(grant: LiveGrant, { ownerTeamId }: Question): boolean {
  // A mandate and an emergency reach everything of the topic, whichever team's it is.
  if (grant.source === 'mandate' || grant.source === 'emergency') return true
  return ownerTeamId === undefined || (ownerTeamId !== null && grant.granteeTeamId === ownerTeamId)
}

/**
 * The one decision about personal data (access): `authorised` and, unless it is own data or the role alone suffices, a live grant from a source
 * that the cell of the matrix accepts. Pure: `grants` are the actor's live grants on this resident.
 * A role that may not read the content of a topic gets at most its metadata, whatever the grant says.
 */
export function decide(
  actor: Pick<Actor, 'kind' | 'role' | 'personId'>,
  question: Question,
  grants: readonly LiveGrant[],
): Decision {
  const cells = permissionMatrix[question.resource][actor.role] ?? []
  const able = cells.filter((each) => each.actions.includes(question.action))
  const wanted = topicsOfResource[question.resource].filter((topic) => !question.topic || topic === question.topic)
  const isOwn = actor.kind === 'resident' && actor.personId === question.residentId
  const authorised = able.some((each) => each.by.some((by) => by !== 'own' || isOwn))

  const relevant = grants.filter(
    (grant) =>
      grant.residentId === question.residentId &&
      (grant.granteeRole ?? actor.role) === actor.role &&
      wanted.includes(grant.topic) &&
      (grant.objectId === null ? opensForTeam(grant, question) : grant.objectId === question.objectId),
  )
  const opened = relevant.filter(
    (grant) =>
      (question.action === 'readMetadata' || topicsOf(actor.role).includes(grant.topic)) &&
      able.some(
        (each) =>
          (levelAllows(grant.level, question.action) || (each.needs && levelAllows(grant.level, each.needs))) &&
          each.by.includes(openingOf[grant.source]) &&
          (each.topics?.includes(grant.topic) ?? true),
      ),
  )
  const roleOpens = able.some((each) => each.by.includes('role'))
  const ownOpens = roleOpens || (isOwn && able.some((each) => each.by.includes('own')))
  const granted = authorised && (ownOpens || opened.length > 0)
  const letter = (yes: boolean) => (yes ? 'T' : 'F')
  const has = (...sources: LiveGrant['source'][]) => relevant.some((grant) => sources.includes(grant.source))
  return {
    granted,
    checks: `${letter(authorised)}${letter(isOwn || has('care_relationship'))}${letter(isOwn || has('permission', 'mandate', 'participation'))}${letter(has('emergency'))}`,
    grant: ownOpens ? null : (opened[0] ?? null),
    topics: ownOpens ? wanted : wanted.filter((topic) => opened.some((grant) => grant.topic === topic)),
  }
}
