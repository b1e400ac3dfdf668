import { Temporal } from 'temporal-polyfill'
import { withActor } from '../domain/access/with-actor.server.ts'
import { offerFreedTime } from '../domain/appointments/offer-freed-time.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { getTenant } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Jobs } from '../platform/jobs.server.ts'

/** Tells those who wait of time that came free. Running it again changes nothing. */
export async function offerFreed({ tenantId, personId, ...time }: Jobs['appointments.offerFreed']): Promise<void> {
  const freed = {
    ...{ tenant: await getTenant(tenantId), personId },
    startsAt: Temporal.Instant.from(time.startsAt),
    endsAt: Temporal.Instant.from(time.endsAt),
    freedAt: Temporal.Instant.from(time.freedAt),
    together: time.together ?? false,
  }
  await withActor(systemActor(tenantId, portalClock().now(), newId()), (tx) => offerFreedTime(tx, freed))
}
