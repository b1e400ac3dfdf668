import { closeDeparted, listDeparted } from '../domain/care-network/close-departed.server.ts'
import { withActor } from '../domain/access/with-actor.server.ts'
import { recordEvent } from '../domain/identity/record-event.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/** Closes, in each wijk, the accounts of those whose last day is past and of whom nothing is open (HND-2). */
export async function closeDepartedEverywhere(): Promise<void> {
  for (const { id: tenantId, timeZone } of await listTenants()) {
    const actor = systemActor(tenantId, portalClock().now(), newId())
    const departed = await withActor(actor, (tx) => listDeparted(tx, { timeZone }))
    if (isRefused(departed)) continue
    for (const personId of departed) {
      const closed = await withActor(actor, (tx) => closeDeparted(tx, { personId, timeZone }))
      const accountId = closed.ok ? closed.value.accountId : null
      if (accountId) await recordEvent(actor, 'accountClosed', 'success', { kind: 'professional', personId, accountId })
    }
  }
}
