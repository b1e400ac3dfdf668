import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import { tellResident } from '../access/tell-resident.server.ts'

/**
 * Tells a resident at once, by their own channel, that somebody else moved or ended their appointment or sees them instead;
 * and whoever acts for them. Where that does not arrive, it stands on the list of who calls (lesson 15.12).
 * @param changed.startsAt the start as it is now.
 */
export async function tellOfChange(
  tx: Tx,
  changed: {
    readonly id: string
    readonly residentId: string
    readonly teamId: string | null
    readonly startsAt: Temporal.Instant
  },
): Promise<void> {
  const { id: appointmentId, residentId, teamId, startsAt } = changed
  const about = { template: 'appointmentChanged', topic: 'APPOINTMENTS', objectId: appointmentId } as const
  const id = await tellResident(tx, { residentId, ...about })
  const { tenantId, now } = tx.actor
  await tx
    .insert(appointmentNotices)
    .values({ tenantId, id, appointmentId, residentId, teamId, kind: 'changed', startsAt, createdAt: now })
}
