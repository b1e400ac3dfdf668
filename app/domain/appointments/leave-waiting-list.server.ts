import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { waitingListEntries } from '#db/schema/appointments.waiting.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'

/** The resident waits no longer; what they were told of is over with it. Stopping again does nothing. Refuses `notFound`. */
export async function leaveWaitingList(
  tx: Tx,
  { residentId, entryId }: { readonly residentId: string; readonly entryId: string },
): Promise<Result<undefined>> {
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'update' })
  if (!decision.granted || !isId(entryId)) return notFound
  const { tenantId, now } = tx.actor
  const entry = waitingListEntries
  const one = and(eq(entry.tenantId, tenantId), eq(entry.residentId, residentId), eq(entry.id, entryId))
  const [found] = await tx.select({ id: entry.id }).from(entry).where(one).limit(1)
  if (!found) return notFound
  await tx
    .update(entry)
    .set({ endedAt: now, endReason: 'withdrawn' })
    .where(and(one, isNull(entry.endedAt)))
  return done()
}

/**
 * Who waits for an earlier time with one professional waits for the colleague to whom the appointment passed. Decides nothing:
 * who passed it on has.
 */
export async function passWaiting(
  tx: Tx,
  passed: { readonly appointmentId: string; readonly fromPersonId: string; readonly toPersonId: string },
): Promise<void> {
  const entry = waitingListEntries
  await tx
    .update(entry)
    .set({ personId: passed.toPersonId })
    .where(
      and(
        ...[eq(entry.tenantId, tx.actor.tenantId), eq(entry.appointmentId, passed.appointmentId)],
        ...[eq(entry.personId, passed.fromPersonId), isNull(entry.endedAt)],
      ),
    )
}

/** Nobody waits for an earlier time than an appointment that is no more. Decides nothing: who ended it has. */
export async function endWaitingFor(tx: Tx, appointmentId: string): Promise<void> {
  const entry = waitingListEntries
  const { tenantId, now } = tx.actor
  await tx
    .update(entry)
    .set({ endedAt: now, endReason: 'appointment' })
    .where(and(eq(entry.tenantId, tenantId), eq(entry.appointmentId, appointmentId), isNull(entry.endedAt)))
}
