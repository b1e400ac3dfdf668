import { withActor } from '../domain/access/with-actor.server.ts'
import { followDeparture as follow, mayBeMore } from '../domain/consultations/follow-departure.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Calls off the talks of somebody who left. Running it again changes nothing. */
export async function followDeparture({ tenantId, personId }: Jobs['consultations.followDeparture']): Promise<void> {
  for (;;) {
    const actor = systemActor(tenantId, portalClock().now(), newId())
    const ended = await withActor(actor, (tx) => follow(tx, { personId }))
    if (typeof ended !== 'number' || !mayBeMore(ended)) return
  }
}
