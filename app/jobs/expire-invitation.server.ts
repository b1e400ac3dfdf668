import { withActor } from '../domain/access/with-actor.server.ts'
import { closeUnanswered } from '../domain/consultations/close-unanswered.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Ends an invitation whose answers did not all come in time (INV-2b). Running it again changes nothing. */
export async function expireInvitation({ tenantId, invitationId }: Jobs['consultations.expire']): Promise<void> {
  await withActor(systemActor(tenantId, portalClock().now(), newId()), (tx) => closeUnanswered(tx, { invitationId }))
}
