import { withActor } from '../domain/access/with-actor.server.ts'
import { followCancellation as follow } from '../domain/consultations/follow-cancellation.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Calls off the talk that a cancelled appointment was. Running it again changes nothing. */
export async function followCancellation({
  tenantId,
  appointmentId,
}: Jobs['consultations.followCancellation']): Promise<void> {
  await withActor(systemActor(tenantId, portalClock().now(), newId()), (tx) => follow(tx, { appointmentId }))
}
