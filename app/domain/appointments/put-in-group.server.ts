import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { isId } from '../shared/ids.ts'
import { notFound, type Result } from '../shared/result.ts'
import { addPlace } from './add-place.server.ts'
import { findGroup } from './groups.queries.server.ts'

/**
 * Somebody of the team gives a resident of the own practice a place in a group of theirs; the resident is told. Again, it is
 * the same place.
 * Refuses `notFound` (not the own team's group, not its resident, or not for this role), `appointments.groupFull`,
 * `appointments.groupEnded`, and `appointments.slotTaken` where the resident has something else then.
 */
export async function putInGroup(
  tx: Tx,
  input: { readonly groupId: string; readonly residentId: string; readonly reason: string | null },
): Promise<Result<{ readonly id: string }>> {
  const { groupId, residentId, reason } = input
  if (tx.actor.kind !== 'professional' || !isId(residentId)) return notFound
  const group = await findGroup(tx, groupId)
  const ownerTeamId = group?.teamId ?? null
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create', ownerTeamId })
  if (!group || !decision.granted || !tx.actor.teamIds.includes(group.teamId)) return notFound
  return addPlace(tx, { groupId, residentId, reason, selfBooked: false })
}
