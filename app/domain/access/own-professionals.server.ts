import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { careRelationships } from '#db/schema/access.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { findTeams, isCareTeam } from '../organisations/teams.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'

/** Someone who helps this resident by a care relationship that runs now. */
export interface OwnProfessional {
  readonly personId: string
  readonly name: string
  readonly calledName: string
  readonly role: TeamMember['role']
  readonly specialty: string | null
  readonly languages: readonly string[]
  readonly teamId: string
  readonly teamName: string
  readonly teamKind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM'
  readonly teamPhone: string
  /** The own huisarts, someone else of the own practice, or the worker who gives support. */
  readonly bond: 'OWN' | 'TEAM' | 'SUPPORT'
}

interface Relationship {
  readonly teamId: string
  readonly personId: string | null
  readonly kind: 'REGISTRATION' | 'SUPPORT'
}

/** Whether the other huisartsen of the own practice count as well. */
type Reach = 'own' | 'practice'

/** What `member` is by this relationship; null for someone who is not the resident's own. */
function bondOf({ kind, personId }: Relationship, member: TeamMember, reach: Reach): OwnProfessional['bond'] | null {
  if (kind === 'SUPPORT') return member.id === personId ? 'SUPPORT' : null
  if (member.role !== 'GENERAL_PRACTITIONER') return 'TEAM'
  // Where no huisarts is named, each of the practice is.
  if (personId === null || member.id === personId) return 'OWN'
  return reach === 'practice' ? 'TEAM' : null
}

const order = { OWN: 0, TEAM: 1, SUPPORT: 2 } as const

/**
 * The professionals of the resident's care relationships that run at the actor's instant: the own huisarts, the POHs
 * and assistants of the practice, and the worker of each support. The own huisarts comes first, support last.
 * @param reach `practice` adds the other huisartsen of the own practice, with the bond `TEAM`.
 * Answers `notFound` to who may not see the care team.
 */
export async function listOwnProfessionals(
  tx: Tx,
  residentId: string,
  reach: Reach = 'own',
): Promise<Result<OwnProfessional[]>> {
  const decision = await decideAccess(tx, { residentId, resource: 'careTeam', action: 'read' })
  if (!decision.granted) return notFound
  const { tenantId, now } = tx.actor
  const relationships = await tx
    .select({
      teamId: careRelationships.teamId,
      personId: careRelationships.personId,
      kind: careRelationships.kind,
    })
    .from(careRelationships)
    .where(
      and(
        eq(careRelationships.tenantId, tenantId),
        eq(careRelationships.residentId, residentId),
        lte(careRelationships.startsAt, now),
        or(isNull(careRelationships.endsAt), gt(careRelationships.endsAt, now)),
      ),
    )
    .orderBy(asc(careRelationships.startsAt), asc(careRelationships.id))
    .limit(50)
  const teamIds = [...new Set(relationships.map(({ teamId }) => teamId))]
  const teams = await findTeams(tx, teamIds)
  const members = Map.groupBy(await listTeamMembers(tx, teamIds), ({ teamId }) => teamId)
  const own = new Map<string, OwnProfessional>()
  for (const relationship of relationships) {
    const team = teams.get(relationship.teamId)
    for (const member of (team && members.get(team.id)) ?? []) {
      const bond = bondOf(relationship, member, reach)
      if (!team || !isCareTeam(team) || !bond || own.has(member.id)) continue
      const { id: personId, ...rest } = member
      own.set(personId, { ...rest, personId, teamName: team.name, teamKind: team.kind, teamPhone: team.phone, bond })
    }
  }
  return done([...own.values()].sort((a, b) => order[a.bond] - order[b.bond]))
}
