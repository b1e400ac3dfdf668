import type { Tx } from '#db/client.server.ts'
import { freshnessOf, limitsOf } from '../directory/directory-entry.ts'
import { listKeptEntries } from '../directory/kept-entries.queries.server.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { AidGround } from './decision-aid-check.ts'
import { choosesActivities, choosesEntries } from './decision-aid-choices.ts'
import type { AidRow } from './decision-aids.queries.server.ts'

/** Entries of the sociale kaart that people see now, by name, for an editor to choose from. Callers have decided. */
export async function listShownEntries(
  tx: Tx,
  place: Tenant,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const limits = limitsOf(place.settings)
  return (await listKeptEntries(tx, place))
    .filter(
      ({ state, lastCheckedOn }) => state === 'published' && freshnessOf(lastCheckedOn, today, limits) !== 'hidden',
    )
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl'))
}

/** What an aid may point at right now. Callers have decided. */
export async function aidGround(tx: Tx, place: Tenant, { asksToDo }: AidRow): Promise<AidGround> {
  const entries = await listShownEntries(tx, place)
  return {
    asksToDo,
    knowsActivities: choosesActivities,
    knowsEntries: choosesEntries,
    entryIds: new Set(entries.map(({ id }) => id)),
  }
}
