import type { Tx } from '#db/client.server.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import type { Team } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { listPlannable } from './plannable.server.ts'

/**
 * The team whose closed days, kinds of visit and rooms the acting professional sets: the one asked for, else the first.
 * `notFound` to who sets those of no team, or not of this one.
 */
export async function getPlannedTeam(
  tx: Tx,
  { teamId, timeZone }: { readonly teamId: string | null; readonly timeZone: string },
): Promise<Result<Team>> {
  const { teams } = await listPlannable(tx, { timeZone })
  const team = teamId === null ? teams[0] : teams.find(({ id }) => id === teamId)
  const asked = team?.id ?? (teamId !== null && isId(teamId) ? teamId : null)
  const teamIds = asked === null ? [] : [asked]
  const granted = await decideAboutSchedule(tx, { action: 'read', personId: null, teamIds, timeZone })
  return granted && team ? done(team) : notFound
}
