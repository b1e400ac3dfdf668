import { withActor } from '../domain/access/with-actor.server.ts'
import { keepReadSource, takeDueSources, type DueSource } from '../domain/activities/import-due.server.ts'
import { lookInto } from '../domain/activities/import-source.server.ts'
import { systemActor, type Actor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Outside } from '../platform/fetch-foreign.server.ts'
import { describeFault, log } from '../platform/log.server.ts'

/** Lets one calendar follow. A fault is its own: the others still get their turn, this one does in three hours. */
async function refresh(actor: Actor, source: DueSource, timeZone: string, outside?: Outside): Promise<void> {
  const { now } = actor
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  try {
    const read = await lookInto({ url: source.url }, { now, timeZone, organiser: source.organiser }, outside)
    await withActor(actor, (tx) => keepReadSource(tx, source, read, today))
  } catch (error) {
    log.warn(describeFault(error), 'a calendar of an organiser was not followed')
  }
}

/**
 * Reads, in each wijk, the calendars of organisers whose turn it is, and lets what came from them follow. One that is away
 * changes nothing but what its organiser reads of it.
 * @param outside the internet when left out.
 */
export async function refreshSourcesEverywhere(now = portalClock().now(), outside?: Outside): Promise<void> {
  for (const { id: tenantId, timeZone } of await listTenants()) {
    const actor = systemActor(tenantId, now, newId())
    const due = await withActor(actor, (tx) => takeDueSources(tx))
    if (isRefused(due)) continue
    for (const source of due) await refresh(actor, source, timeZone, outside)
  }
}
