import type { Tx } from '#db/client.server.ts'
import { belongsIn } from '../organisations/roles-of.ts'
import { findTeams } from '../organisations/teams.queries.server.ts'
import { hasEmergencyButton, type EmergencyRole } from './emergency.ts'

/**
 * The role in which the acting professional has the emergency button in one of these teams, or null: the wijk gives it to
 * the role, and the role belongs in that kind of team (BG-1). A huisarts of a wijkteam has none. Decides nothing: the caller
 * logs.
 */
export async function findButton(
  tx: Tx,
  teamIds: readonly string[],
  settings: Parameters<typeof hasEmergencyButton>[1],
): Promise<EmergencyRole | null> {
  const { kind, role } = tx.actor
  if (kind !== 'professional' || !hasEmergencyButton(role, settings)) return null
  const teams = await findTeams(tx, teamIds)
  return [...teams.values()].some((team) => belongsIn(role, team.kind)) ? role : null
}
