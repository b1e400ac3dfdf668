import { tellEmergency as tell } from '../domain/access/tell-emergency.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Tells a resident that the emergency button was used, when that is due (BG-1). */
export async function tellEmergency({ tenantId, emergencyId }: Jobs['access.tellEmergency']): Promise<void> {
  const told = await withActor(systemActor(tenantId, portalClock().now(), newId()), (tx) => tell(tx, { emergencyId }))
  // The queue's clock runs ahead of the portal's: it tries again.
  if (told === false) throw new Error('too early to tell')
}
