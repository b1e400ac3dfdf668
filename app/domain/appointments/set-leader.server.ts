import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { setGroup, type LockedGroup } from './lock-group.server.ts'
import { tellOfChanges } from './tell-of-change.server.ts'
import { timeCameFree } from './time-came-free.server.ts'

/**
 * Writes that somebody leads a group instead of a colleague, in the group and in every place in it, or that the colleague leads
 * it no longer beside others; everybody in it is told. Checks nothing: the caller has.
 * @param change.toPersonId null when others lead it already.
 */
export async function setLeader(
  tx: Tx,
  { group, places }: LockedGroup,
  { fromPersonId, toPersonId }: { readonly fromPersonId: string; readonly toPersonId: string | null },
): Promise<void> {
  const part = appointmentParticipants
  const { tenantId, now } = tx.actor
  const ids = places.map(({ id }) => id)
  const theirs = and(
    ...[eq(part.tenantId, tenantId), eq(part.personId, fromPersonId), eq(part.kind, 'professional')],
    or(eq(part.groupId, group.id), ids.length > 0 ? inArray(part.appointmentId, ids) : undefined),
  )
  await inPortalName(tx, async () => {
    await (toPersonId === null
      ? tx.delete(part).where(theirs)
      : tx.update(part).set({ personId: toPersonId }).where(theirs))
    if (ids.length > 0)
      await tx
        .update(appointments)
        // RFC 5545 §3.8.7.4: a change that people must see.
        .set({ updatedAt: now, sequence: sql`${appointments.sequence} + 1` })
        .where(and(eq(appointments.tenantId, tenantId), inArray(appointments.id, ids)))
  })
  await setGroup(tx, group.id, {})
  await timeCameFree(tx, { personId: fromPersonId, startsAt: group.startsAt, endsAt: group.endsAt })
  await tellOfChanges(tx, places)
}
