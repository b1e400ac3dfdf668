import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'

interface Changed {
  readonly id: string
  readonly residentId: string
  readonly teamId: string | null
  readonly startsAt: Temporal.Instant
}

/**
 * Tells a resident at once, by their own channel, that somebody else moved or ended their appointment or sees them instead;
 * and whoever acts for them. Where that does not arrive, it stands on the list of who calls (lesson 15.12).
 * @param changed.startsAt the start as it is now.
 */
export async function tellOfChange(tx: Tx, changed: Changed): Promise<void> {
  const { id: appointmentId, residentId, teamId, startsAt } = changed
  const about = { template: 'appointmentChanged', topic: 'APPOINTMENTS', objectId: appointmentId } as const
  const id = await tellResident(tx, { residentId, ...about })
  const { tenantId, now } = tx.actor
  await tx
    .insert(appointmentNotices)
    .values({ tenantId, id, appointmentId, residentId, teamId, kind: 'changed', startsAt, createdAt: now })
}

/** As `tellOfChange`, for everybody whose place changes with a group: also who is no longer a resident of the team. */
export async function tellOfChanges(tx: Tx, changed: readonly Changed[]): Promise<void> {
  await inPortalName(tx, async () => {
    for (const each of changed) await tellOfChange(tx, each)
  })
}
