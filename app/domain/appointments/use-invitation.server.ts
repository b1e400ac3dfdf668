import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { bookingInvitations } from '#db/schema/appointments.invitations.ts'
import type { OwnOfKind } from './booking-ground.queries.server.ts'

/**
 * The invitation that opened this kind of visit is used by what was booked; a kind that needs none asks the database nothing.
 * Decides nothing: under the locks of the booking, that found it in force.
 */
export async function useInvitation(tx: Tx, { kind }: OwnOfKind, appointmentId: string): Promise<void> {
  if (kind.invitationId === null) return
  await tx
    .update(bookingInvitations)
    .set({ usedAppointmentId: appointmentId })
    .where(and(eq(bookingInvitations.tenantId, tx.actor.tenantId), eq(bookingInvitations.id, kind.invitationId)))
}

/**
 * What the desk books is what the resident was invited to choose, if they were, for this kind and with this professional.
 * Decides nothing: under the locks of the booking.
 */
export async function useOpenInvitation(
  tx: Tx,
  { residentId, visitTypeId, personId }: Readonly<Record<'residentId' | 'visitTypeId' | 'personId', string>>,
  appointmentId: string,
): Promise<void> {
  await tx
    .update(bookingInvitations)
    .set({ usedAppointmentId: appointmentId })
    .where(
      and(
        eq(bookingInvitations.tenantId, tx.actor.tenantId),
        sql`${bookingInvitations.id} in (select i.id from live_booking_invitations(${residentId}::uuid, ${visitTypeId}::uuid, null, null) i
          where i.person_id = ${personId}::uuid)`,
      ),
    )
}
