import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  careTeamMember,
  careTeamMembersOf,
  type CareTeamMember,
  type CareTeamRow,
  type TeamMember,
} from '../organisations/professionals.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'

/** Someone who helps this resident by a care relationship that runs now. */
export interface OwnProfessional extends Omit<CareTeamMember, 'id'> {
  readonly personId: string
  /** The own huisarts, someone else of the own practice, or the worker who gives support. */
  readonly bond: 'OWN' | 'TEAM' | 'SUPPORT'
}

interface Relationship extends Record<string, unknown> {
  readonly personId: string | null
  readonly kind: 'REGISTRATION' | 'SUPPORT'
  readonly members: readonly CareTeamRow[] | null
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

/** The count makes PostgreSQL carry it out, also for who has no care relationship: then all columns of the one row are null. */
const goingAlong = (along: SQL, relationships: SQL) => sql`
  with along as materialized (${along})
  select r."personId", r.kind, r.members from (select count(*) from along) as went left join (${relationships}) r on true
  order by r.starts_at, r.id`

const order = { OWN: 0, TEAM: 1, SUPPORT: 2 } as const

/**
 * The professionals of the resident's care relationships that run at the actor's instant: the own huisarts, the POHs
 * and assistants of the practice, and the worker of each support. The own huisarts comes first, support last.
 * @param reach `practice` adds the other huisartsen of the own practice, with the bond `TEAM`.
 * @param personId only this one of them; everybody when left out.
 * @param along a `select` that goes with it in one statement, for what it does; what it gives is not looked at. Not done
 * when the answer is `notFound`, or when `personId` is no id.
 * Answers `notFound` to who may not see the care team.
 */
export async function listOwnProfessionals(
  tx: Tx,
  residentId: string,
  reach: Reach = 'own',
  personId?: string,
  along?: SQL,
): Promise<Result<OwnProfessional[]>> {
  const decision = await decideAccess(tx, { residentId, resource: 'careTeam', action: 'read' })
  if (!decision.granted) return notFound
  if (personId !== undefined && !isId(personId)) return done([])
  const { tenantId, now } = tx.actor
  const relationships = sql`
    select r.person_id as "personId", r.kind, ${careTeamMembersOf(tx, sql`r.team_id`, personId)} as members, r.starts_at, r.id
    from care_relationships r
    where r.tenant_id = ${tenantId}::uuid and r.resident_id = ${residentId}::uuid
      and r.starts_at <= ${now.toString()}::timestamptz and (r.ends_at is null or r.ends_at > ${now.toString()}::timestamptz)
    order by r.starts_at, r.id limit 50`
  const { rows } = await tx.execute<Relationship>(along ? goingAlong(along, relationships) : relationships)
  const own = new Map<string, OwnProfessional>()
  for (const relationship of rows) {
    for (const member of (relationship.members ?? []).map(careTeamMember)) {
      const bond = bondOf(relationship, member, reach)
      if (!bond || own.has(member.id)) continue
      const { id, ...rest } = member
      own.set(id, { ...rest, personId: id, bond })
    }
  }
  return done([...own.values()].sort((a, b) => order[a.bond] - order[b.bond]))
}
