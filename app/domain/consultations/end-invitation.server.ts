import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { invitations } from '#db/schema/consultations.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { isInvitation } from './open-invitation.server.ts'

/**
 * Writes that a talk is off, tells these people that something changed in their agenda, and ends what the invited could
 * see. Checks nothing: the caller holds the row and let the time go. The last thing in a transaction of an invitee, who
 * sees nothing of it afterwards.
 */
export async function endInvitation(
  tx: Tx,
  {
    id,
    state,
    tell,
  }: { readonly id: string; readonly state: 'declined' | 'withdrawn'; readonly tell: readonly string[] },
): Promise<void> {
  const [ended] = await tx
    .update(invitations)
    .set({ state, closedAt: tx.actor.now })
    .where(isInvitation(tx, id))
    .returning({ residentId: invitations.residentId })
  for (const personId of tell) {
    if (personId === ended?.residentId)
      await tellResident(tx, { residentId: personId, template: 'newAppointment', topic: 'PLAN', objectId: id })
    else await notify(tx, { personId, template: 'newAppointment' })
  }
  await tx.execute(sql`select end_invitation_access(${id}::uuid)`)
}
