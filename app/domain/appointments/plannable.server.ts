import type { Tx } from '#db/client.server.ts'
import { planningTeams } from '../access/decide-about-schedule.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { findTeams, type Team } from '../organisations/teams.queries.server.ts'

/** Whose schedules the acting professional sets. */
export interface Plannable {
  /** Each place of work by itself: who works in two teams stands there twice. */
  readonly members: readonly TeamMember[]
  /** Teams of which closed days, kinds of visit and rooms are theirs to set. */
  readonly teams: readonly Team[]
}

/** Whose schedules the acting professional sets, and for which teams; nobody's for who is no professional (access: Schedule). */
export async function listPlannable(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<Plannable> {
  const { own, whole } = await planningTeams(tx, { timeZone })
  const members = await listTeamMembers(tx, own, timeZone)
  const teams = await findTeams(tx, whole)
  return {
    members: members.filter(({ id, teamId }) => id === tx.actor.personId || whole.includes(teamId)),
    teams: whole.flatMap((id) => teams.get(id) ?? []),
  }
}

/** The places of work of one person that the acting professional may plan; none when it is not theirs to plan. */
export async function placesOf(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<TeamMember[]> {
  const { members } = await listPlannable(tx, { timeZone })
  return members.filter(({ id }) => id === personId)
}
