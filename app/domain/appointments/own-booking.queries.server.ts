import { and, eq, gt, inArray, ne } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { BookableType } from './bookable.queries.server.ts'

interface Wanted {
  readonly residentId: string
  readonly personId: string
  readonly visitTypeId: string
  readonly startsAt: Temporal.Instant
}

/**
 * The appointment or hold that the resident already has for exactly this: the same professional, kind and start. It is
 * what makes a second click do nothing twice. Ask under the locks.
 */
export async function findSameBooking(
  tx: Tx,
  { residentId, personId, visitTypeId, startsAt }: Wanted,
): Promise<{ id: string; status: string } | null> {
  const { tenantId } = tx.actor
  const [row] = await tx
    .select({ id: appointments.id, status: appointments.status })
    .from(appointments)
    .innerJoin(
      appointmentParticipants,
      and(
        eq(appointmentParticipants.tenantId, appointments.tenantId),
        eq(appointmentParticipants.appointmentId, appointments.id),
      ),
    )
    .where(
      and(
        eq(appointments.tenantId, tenantId),
        eq(appointments.residentId, residentId),
        eq(appointments.startsAt, startsAt),
        eq(appointments.visitTypeId, visitTypeId),
        inArray(appointments.status, ['proposed', 'booked']),
        eq(appointmentParticipants.personId, personId),
      ),
    )
    .limit(1)
  return row ?? null
}

/** A resident holds one time at a time: choosing another lets the earlier one go. */
export async function releaseOtherHolds(tx: Tx, residentId: string, keepId: string | null): Promise<void> {
  await tx
    .delete(appointments)
    .where(
      and(
        eq(appointments.tenantId, tx.actor.tenantId),
        eq(appointments.residentId, residentId),
        eq(appointments.status, 'proposed'),
        keepId === null ? undefined : ne(appointments.id, keepId),
      ),
    )
}

/**
 * Refuses `appointments.tooMany` when the resident already has so many self-booked ones of this kind (APP-10), with the
 * number to call instead.
 */
export async function withinLimit(
  tx: Tx,
  residentId: string,
  type: BookableType,
  phone: string,
): Promise<Result<undefined>> {
  const { tenantId, now } = tx.actor
  const most = type.maxFutureSelfBooked
  const coming = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, tenantId),
        eq(appointments.residentId, residentId),
        eq(appointments.visitTypeId, type.id),
        eq(appointments.status, 'booked'),
        eq(appointments.selfBooked, true),
        gt(appointments.startsAt, now),
      ),
    )
    .limit(most)
  return coming.length < most ? done() : refuse('appointments.tooMany', { count: most, phone })
}
