import { withActor } from '../domain/access/with-actor.server.ts'
import {
  fillFreePlaces,
  mostRemovedAtOnce,
  removePastRegistrations,
} from '../domain/activities/registration-sweep.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { usualSignUpDays } from '../domain/tenants/tenant.ts'
import { getTenant, listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/**
 * Removes, in each wijk, who signed up for what is long over (PUB-6), and gives places that are free to who waits. Running it
 * again changes nothing.
 */
export async function keepSignUpsEverywhere(now = portalClock().now()): Promise<void> {
  for (const { id: tenantId, timeZone } of await listTenants()) {
    const { settings } = await getTenant(tenantId)
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const before = today.subtract({ days: settings.signUpDays ?? usualSignUpDays }).toString()
    const actor = () => systemActor(tenantId, now, newId())
    for (;;) {
      const removed = await withActor(actor(), (tx) => removePastRegistrations(tx, { before }))
      if (typeof removed !== 'number' || removed < mostRemovedAtOnce) break
    }
    await withActor(actor(), fillFreePlaces)
  }
}
