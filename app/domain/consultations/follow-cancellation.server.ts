import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations } from '#db/schema/consultations.ts'
import { endInvitation } from './end-invitation.server.ts'

/**
 * Calls off the talk whose planned appointment the resident cancelled in their agenda, and tells the invited. For the
 * system alone. Does nothing when the talk was called off already, or when the appointment is no talk.
 * @returns whether a talk ended now.
 */
export async function followCancellation(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<boolean> {
  const { kind, tenantId } = tx.actor
  if (kind !== 'system') return false
  const [row] = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.appointmentId, appointmentId),
        eq(invitations.state, 'planned'),
      ),
    )
    .limit(1)
    .for('update')
  if (!row) return false
  const { id, residentId, personIds } = row
  // The resident's own choice, carried on by the system.
  tx.decisions.push({
    action: 'U',
    outcome: 'success',
    checks: 'TTFF',
    resource: 'invitation',
    objects: [{ residentId, detail: id }],
  })
  await endInvitation(tx, { id, state: 'withdrawn', tell: personIds })
  return true
}
