import type { Tx } from '#db/client.server.ts'
import { listKindsOfTeams, type KindOfTeam } from '../domain/appointments/kinds.queries.server.ts'
import { listTeamMembers, type TeamMember } from '../domain/organisations/professionals.queries.server.ts'
import type { FhirVisit } from './fhir-visit.ts'

/** Who works in the system's practice, and which kinds of visit it has. */
export interface PracticeAgenda {
  readonly names: ReadonlyMap<string, TeamMember>
  readonly kinds: readonly KindOfTeam[]
}

export async function readPracticeAgenda(tx: Tx, { machine, tenant }: FhirVisit): Promise<PracticeAgenda> {
  const members = await listTeamMembers(tx, [machine.teamId], tenant.timeZone)
  const kinds = await listKindsOfTeams(tx, [machine.teamId])
  return { names: new Map(members.map((member) => [member.id, member])), kinds: kinds.filter(({ ended }) => !ended) }
}
