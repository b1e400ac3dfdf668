import type { Tx } from '#db/client.server.ts'
import type { Actor } from '../shared/actor.ts'
import { notFound, type Result } from '../shared/result.ts'
import { openInvitation, type InvitationRow } from './open-invitation.server.ts'

/** Who makes an invitation, when that is not the resident: each writes drafts of their own. */
export const authorOf = ({ kind, personId }: Pick<Actor, 'kind' | 'personId'>): string | null =>
  kind === 'representative' ? personId : null

/** Only the resident, and who acts for the resident, invites (INV-1; access: invitation, C). */
export const mayInvite = ({ kind }: Pick<Actor, 'kind'>): boolean => kind === 'resident' || kind === 'representative'

/**
 * The door to an invitation that the acting person is making, or made. Who acts for somebody only makes (access: C R), so
 * that is what is decided; the resident changes and sends the own one.
 * @param action what the resident does.
 * @param hold see `openInvitation`.
 * Refuses `notFound` to everybody else, also the draft of another who may invite for the same resident.
 */
export async function openDraft(
  tx: Tx,
  invitationId: string,
  action: 'update' | 'execute',
  hold = false,
): Promise<Result<InvitationRow>> {
  if (!mayInvite(tx.actor)) return notFound
  const decided = tx.actor.kind === 'representative' ? 'create' : action
  const opened = await openInvitation(tx, invitationId, decided, hold)
  if (!opened.ok) return opened
  return opened.value.authorPersonId === authorOf(tx.actor) ? opened : notFound
}
