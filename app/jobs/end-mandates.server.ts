import { endMandates } from '../domain/access/end-mandates.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/** Marks, in each wijk, the mandates that a birthday or their term has ended, and tells both people (REP-3). */
export async function endMandatesEverywhere(): Promise<void> {
  for (const { id, timeZone } of await listTenants()) {
    const actor = systemActor(id, portalClock().now(), newId())
    for (let after: string | null = null; ;) {
      const next: string | null | object = await withActor(actor, (tx) => endMandates(tx, { timeZone, after }))
      if (next === null || isRefused(next) || typeof next !== 'string') break
      after = next
    }
  }
}
