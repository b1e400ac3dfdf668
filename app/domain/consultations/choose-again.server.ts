import type { Tx } from '#db/client.server.ts'
import { invitations } from '#db/schema/consultations.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { invitationCan } from './invitation.ts'
import { isInvitation, openInvitation } from './open-invitation.server.ts'

/**
 * After a talk that is off, the acting resident starts again with the same people and subject, to choose another time
 * or someone else (INV-2). The old invitation stays as it was answered, and is done with.
 * @param input.draftId made by the server for the page, so that a second click finds the same draft.
 * @returns the id of the draft. Refuses everybody else, and an invitation that waits for nothing.
 */
export async function chooseAgain(
  tx: Tx,
  { invitationId, draftId }: { readonly invitationId: string; readonly draftId: string },
): Promise<Result<{ readonly invitationId: string }>> {
  if (tx.actor.kind !== 'resident' || !isId(draftId)) return notFound
  const opened = await openInvitation(tx, invitationId, 'update', true)
  if (!opened.ok) return opened
  const { id, state, residentId, subject, domain, personIds } = opened.value
  const can = invitationCan(state, 'choose_again', 'resident')
  if (!can.ok) {
    const again = await openInvitation(tx, draftId, 'read')
    return again.ok ? done({ invitationId: draftId }) : can
  }
  const { tenantId, now } = tx.actor
  await tx.update(invitations).set({ state: 'withdrawn' }).where(isInvitation(tx, id))
  await tx
    .insert(invitations)
    .values({ tenantId, id: draftId, residentId, state: can.value, subject, domain, personIds, createdAt: now })
    .onConflictDoNothing()
  return done({ invitationId: draftId })
}
