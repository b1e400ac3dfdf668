import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, type Result } from '../shared/result.ts'
import { endAppointment } from './end-appointment.server.ts'
import { freeGroupTime } from './group-time.server.ts'
import { lockGroup, setGroup } from './lock-group.server.ts'
import { tellOfChanges } from './tell-of-change.server.ts'

/**
 * Cancels a group: every place in it ends and everybody is told, with words that they read at it; the time of all of them and
 * the room are free at once. Refuses as `lockGroup`.
 */
export async function cancelGroup(
  tx: Tx,
  { groupId, changeReason }: { readonly groupId: string; readonly changeReason: string },
): Promise<Result<undefined>> {
  const locked = await lockGroup(tx, groupId)
  if (!locked.ok) return locked
  const { places } = locked.value
  const ids = places.map(({ id }) => id)
  await inPortalName(tx, async () => {
    for (const id of ids) await endAppointment(tx, id)
    if (ids.length > 0)
      await tx
        .update(appointments)
        .set({ changeReason })
        .where(and(eq(appointments.tenantId, tx.actor.tenantId), inArray(appointments.id, ids)))
  })
  await setGroup(tx, groupId, { status: 'cancelled', cancelledAt: tx.actor.now, changeReason })
  await freeGroupTime(tx, groupId)
  await tellOfChanges(tx, places)
  return done()
}
