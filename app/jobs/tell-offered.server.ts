import { tellOffered as tell } from '../domain/access/tell-offered.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Tells whom a resident asked to act for them, when somebody here has that address. */
export async function tellOffered({ tenantId, mandateId }: Jobs['access.tellOffered']): Promise<void> {
  await withActor(systemActor(tenantId, portalClock().now(), newId()), (tx) => tell(tx, { mandateId }))
}
