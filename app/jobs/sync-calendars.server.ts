import { withActor } from '../domain/access/with-actor.server.ts'
import { readExternalCalendar } from '../domain/appointments/read-external-calendar.server.ts'
import { keepReadCalendar, takeDueCalendars } from '../domain/appointments/sync-external-calendars.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { isRefused } from '../domain/shared/result.ts'
import { listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'
import type { Outside } from '../platform/fetch-foreign.server.ts'

/**
 * Reads, in each wijk, the other calendars of professionals whose turn it is. One that is away changes nothing but what its
 * owner reads of it.
 * @param outside the internet when left out.
 */
export async function syncCalendarsEverywhere(now = portalClock().now(), outside?: Outside): Promise<void> {
  for (const { id: tenantId, timeZone } of await listTenants()) {
    const actor = systemActor(tenantId, now, newId())
    const due = await withActor(actor, (tx) => takeDueCalendars(tx))
    if (isRefused(due)) continue
    for (const calendar of due) {
      const read = await readExternalCalendar({ url: calendar.url, now, timeZone }, outside)
      await withActor(actor, (tx) => keepReadCalendar(tx, { ...calendar, timeZone }, read))
    }
  }
}
