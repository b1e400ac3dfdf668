import { withActor } from '../domain/access/with-actor.server.ts'
import { mostPlannedAtOnce, planReminders } from '../domain/appointments/plan-reminders.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/** So many transactions a wijk and round at most; what is left comes with the next round. */
const mostTimes = 10

/**
 * Plans, in each wijk, the reminders that are due now (APP-9). Running it again, or in several processes at once, plans
 * nothing twice; a round that was missed is made up for by the next.
 */
export async function remindEverywhere(now = portalClock().now()): Promise<void> {
  for (const { id: tenantId } of await listTenants()) {
    for (let times = 0; times < mostTimes; times += 1) {
      const due = await withActor(systemActor(tenantId, now, newId()), planReminders)
      if (typeof due !== 'number' || due < mostPlannedAtOnce) break
    }
  }
}
