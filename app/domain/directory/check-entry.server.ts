import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { entryCan } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import { findKeptEntry } from './kept-entries.queries.server.ts'
import { checkedBy, writeChange } from './write-change.server.ts'

type Place = DirectoryPlace & { readonly name: string }

/**
 * "Klopt nog": who keeps an entry says that it is right (PUB-2). It is fresh again from today on, and says who checked it. A
 * second click on the same day changes nothing. Refuses `notFound` to who does not keep it.
 */
export async function checkEntry(tx: Tx, place: Place, id: unknown): Promise<Result<undefined>> {
  const found = await findKeptEntry(tx, place, id, { hold: true })
  if (!found || !entryCan(found.row.state, 'check', found.part)) return notFound
  const { row } = found
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const lastCheckedBy = await checkedBy(tx, place)
  if (row.lastCheckedOn.equals(today) && row.lastCheckedBy === lastCheckedBy) return done()
  await inPortalName(tx, async () => {
    await tx
      .update(directoryEntries)
      .set({ lastCheckedOn: today, lastCheckedBy, updatedAt: tx.actor.now })
      .where(and(eq(directoryEntries.tenantId, row.tenantId), eq(directoryEntries.id, row.id)))
    await writeChange(tx, row.id, 'checked')
  })
  return done()
}

/** Publishes what was proposed or put away, or puts an entry away. Refuses `notFound` to who may not, or in that state. */
export async function moveEntry(
  tx: Tx,
  place: Place,
  id: unknown,
  deed: 'publish' | 'archive',
): Promise<Result<undefined>> {
  const found = await findKeptEntry(tx, place, id, { hold: true })
  if (!found) return notFound
  const { row, part } = found
  const state = deed === 'publish' ? 'published' : 'archived'
  // A second click finds it done.
  if (row.state === state && part === 'editor') return done()
  if (!entryCan(row.state, deed, part)) return notFound
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const checked = deed === 'publish' ? { lastCheckedOn: today, lastCheckedBy: await checkedBy(tx, place) } : {}
  await inPortalName(tx, async () => {
    await tx
      .update(directoryEntries)
      .set({ state, ...checked, version: row.version + 1, updatedAt: tx.actor.now })
      .where(and(eq(directoryEntries.tenantId, row.tenantId), eq(directoryEntries.id, row.id)))
    await writeChange(tx, row.id, state)
  })
  return done()
}
