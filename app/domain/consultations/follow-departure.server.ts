import { and, eq, gt, inArray, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations, invitees } from '#db/schema/consultations.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { endAppointment } from '../appointments/end-appointment.server.ts'
import { endInvitation } from './end-invitation.server.ts'

const atOnce = 50

/**
 * Gives up the places in a drie-gesprek of somebody whose account closed: the talk is off, the others are told, and the
 * resident reads why and chooses what now (INV-2, HND-2). For the system alone. Doing it again changes nothing.
 * @returns how many talks ended; as many as `atOnce` means that there may be more.
 */
export async function followDeparture(tx: Tx, { personId }: { readonly personId: string }): Promise<number> {
  const { kind, tenantId, now } = tx.actor
  if (kind !== 'system') return 0
  const rows = await tx
    .select({ talk: invitations })
    .from(invitees)
    .innerJoin(invitations, and(eq(invitations.tenantId, invitees.tenantId), eq(invitations.id, invitees.invitationId)))
    .where(
      and(
        eq(invitees.tenantId, tenantId),
        eq(invitees.personId, personId),
        ne(invitees.state, 'declined'),
        inArray(invitations.state, ['sent', 'planned']),
        gt(invitations.startsAt, now),
      ),
    )
    .orderBy(invitations.id)
    .limit(atOnce)
    .for('update')
  const reason = textsIn('nl').t('care-network:left')
  for (const { talk } of rows) {
    const { id, residentId, personIds, appointmentId } = talk
    tx.decisions.push({
      ...{ action: 'U', outcome: 'success', checks: 'TTFF', resource: 'invitation' },
      objects: [{ residentId, detail: id }],
    })
    await tx
      .update(invitees)
      .set({ state: 'declined', reason, respondedAt: now })
      .where(and(eq(invitees.tenantId, tenantId), eq(invitees.invitationId, id), eq(invitees.personId, personId)))
    if (appointmentId) await endAppointment(tx, appointmentId)
    const others = personIds.filter((each) => each !== personId)
    await endInvitation(tx, { id, state: 'declined', tell: [residentId, ...others] })
  }
  return rows.length
}

/** Whether another round may find more. */
export const mayBeMore = (ended: number): boolean => ended === atOnce
