import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointmentNotices } from '#db/schema/appointments.notices.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findAppointment } from './appointments.queries.server.ts'

/**
 * Somebody called the resident about what did not arrive: the appointment leaves the list, with who called and when.
 * Calling again does nothing. Refuses `notFound` to who may not change the appointment.
 */
export async function markCalledInstead(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  const { kind, tenantId, personId, now } = tx.actor
  if (kind !== 'professional' || !(await decideAccess(tx, asked)).granted) return notFound
  const notice = appointmentNotices
  await tx
    .update(notice)
    .set({ calledAt: now, calledByPersonId: personId })
    .where(
      and(
        ...[eq(notice.tenantId, tenantId), eq(notice.appointmentId, id)],
        ...[isNotNull(notice.failedAt), isNull(notice.calledAt)],
      ),
    )
  return done()
}
