import { withActor } from '../domain/access/with-actor.server.ts'
import { feedWords } from '../domain/activities/feed-words.server.ts'
import { refreshOpenData } from '../domain/activities/openactive-refresh.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { getTenant, listTenants } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/** Brings the open data of each wijk up to date; where nothing changed it looks no further. */
export async function refreshOpenDataEverywhere(now = portalClock().now()): Promise<void> {
  for (const { id } of await listTenants()) {
    const tenant = await getTenant(id)
    const { origin, urlOf, themeName } = feedWords(tenant, 'nl')
    const place = { origin, city: tenant.city, pageOf: urlOf, nameOf: themeName }
    await withActor(systemActor(id, now, newId()), (tx) => refreshOpenData(tx, tenant.timeZone, place))
  }
}
