import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { bookingInvitations } from '#db/schema/appointments.invitations.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { isUnused, itsAppointment } from './booking-invitations.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'

/**
 * The practice takes back an invitation to choose a time. Taking it back again does nothing.
 * Refuses `notFound` to who may not book for this resident or for what is another team's, and `appointments.timeChosen` when
 * the resident was earlier.
 */
export async function takeBackInvitation(
  tx: Tx,
  { residentId, invitationId }: { readonly residentId: string; readonly invitationId: string },
): Promise<Result<undefined>> {
  const { tenantId, now, kind } = tx.actor
  if (kind !== 'professional' || !isId(residentId) || !isId(invitationId)) return notFound
  const of = bookingInvitations
  const one = and(eq(of.tenantId, tenantId), eq(of.residentId, residentId), eq(of.id, invitationId))
  const [found] = await tx.select({ teamId: of.teamId }).from(of).where(one).limit(1)
  const asked = { residentId, resource: 'appointment', action: 'create', ownerTeamId: found?.teamId ?? null } as const
  const decision = await decideAccess(tx, asked)
  if (!decision.granted || !found) return notFound
  // The resident may be choosing a time at this moment.
  await lockParticipants(tx, [residentId])
  const [unused] = await tx
    .select({ id: of.id })
    .from(of)
    .leftJoin(appointments, itsAppointment)
    .where(and(one, isUnused))
    .limit(1)
  if (!unused) return refuse('appointments.timeChosen')
  await tx
    .update(of)
    .set({ takenBackAt: now })
    .where(and(one, isNull(of.takenBackAt)))
  return done()
}
