import { withActor } from '../domain/access/with-actor.server.ts'
import { watchDirectory } from '../domain/directory/watch-directory.server.ts'
import { systemActor } from '../domain/shared/actor.ts'
import { newId } from '../domain/shared/ids.ts'
import { listTenants, readSettings } from '../domain/tenants/tenants.queries.server.ts'
import { portalClock } from '../platform/clock.server.ts'

/** Marks, in each wijk, the entries of the sociale kaart that wait for their owner (PUB-2). */
export async function watchDirectoryEverywhere(): Promise<void> {
  for (const { id, timeZone } of await listTenants()) {
    const actor = systemActor(id, portalClock().now(), newId())
    await withActor(actor, async (tx) => watchDirectory(tx, { timeZone, settings: await readSettings(tx) }))
  }
}
