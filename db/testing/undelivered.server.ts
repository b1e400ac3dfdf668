import type { Temporal } from 'temporal-polyfill'
import { newId } from '#app/domain/shared/ids.ts'
import { appointmentNotices } from '../schema/appointments.notices.ts'
import { contactPreferences } from '../schema/notifications.ts'
import { testNow, type TestNeighbourhood } from './neighbourhood.server.ts'

/** A resident who chose mail, and a message about an appointment of the practice that did not arrive. */
export async function makeUndelivered(
  { owner, tenant, practice }: TestNeighbourhood,
  about: { readonly residentId: string; readonly appointmentId: string; readonly startsAt: Temporal.Instant },
): Promise<void> {
  const { residentId, appointmentId, startsAt } = about
  const tenantId = tenant.id
  await owner.db
    .insert(contactPreferences)
    .values({ tenantId, personId: residentId, reminders: 'email', updatedAt: testNow })
  await owner.db.insert(appointmentNotices).values({
    ...{ tenantId, id: newId(), appointmentId, residentId, teamId: practice.id, kind: 'changed', startsAt },
    ...{ createdAt: testNow, failedAt: testNow, failure: 'away' },
  })
}
