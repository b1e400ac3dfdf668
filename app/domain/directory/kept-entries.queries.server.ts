import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryChanges, directoryEntries, directoryFeedback } from '#db/schema/directory.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { findAtWork } from '../organisations/at-work.queries.server.ts'
import { listOrganisationsOf } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { freshnessOf, keeperOf, limitsOf, partOf, type AtWork, type EntryState, type Part } from './directory-entry.ts'
import type { DirectoryPlace, EntryRow } from './directory.queries.server.ts'
import { needsOf, type Need } from './work-list.ts'

/** The organisations of the teams in which the actor works today. */
export async function ownOrganisations(tx: Tx): Promise<{ readonly ids: string[]; readonly teamName: string | null }> {
  const found = await listOrganisationsOf(tx, tx.actor.teamIds)
  return { ids: [...new Set(found.map(({ organisationId }) => organisationId))], teamName: found[0]?.teamName ?? null }
}

export interface KeptEntry {
  readonly id: string
  readonly name: string
  readonly providerName: string | null
  readonly state: EntryState
  readonly lastCheckedOn: EntryRow['lastCheckedOn']
  readonly part: Part
  readonly needs: readonly Need[]
  readonly openFeedback: number
}

const most = 5_000

/** Every entry that the actor keeps, or for the editor every entry of the wijk, with what it needs. */
export async function listKeptEntries(tx: Tx, place: DirectoryPlace): Promise<KeptEntry[]> {
  const { id, name, providerName, state, lastCheckedOn, organisationId, ownerPersonId, ownerSuccessorId } =
    directoryEntries
  const { tenantId, now } = tx.actor
  const rows = await tx
    .select({ id, name, providerName, state, lastCheckedOn, organisationId, ownerPersonId, ownerSuccessorId })
    .from(directoryEntries)
    .where(eq(directoryEntries.tenantId, tenantId))
    .orderBy(asc(lastCheckedOn), asc(id))
    .limit(most)
  const own = await ownOrganisations(tx)
  const work = await workOf(tx, place, rows)
  const kept = rows.flatMap((row) => {
    const part = partOf(tx.actor, row, work, own.ids)
    return part === 'keeper' || part === 'editor' ? [{ row, part }] : []
  })
  const waiting = await countFeedback(
    tx,
    kept.map(({ row }) => row.id),
  )
  const today = now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  return kept.map(({ row, part }) => {
    const openFeedback = waiting.get(row.id) ?? 0
    const freshness = freshnessOf(row.lastCheckedOn, today, limitsOf(place.settings))
    const needs = needsOf({ state: row.state, freshness, openFeedback, hasKeeper: keeperOf(row, work) !== null }, part)
    const { id: entryId, name: title, providerName: provider, state: at, lastCheckedOn: checked } = row
    return {
      id: entryId,
      name: title,
      providerName: provider,
      state: at,
      lastCheckedOn: checked,
      part,
      needs,
      openFeedback,
    }
  })
}

type Owned = Pick<EntryRow, 'organisationId' | 'ownerPersonId' | 'ownerSuccessorId'>

/** Who of these entries' owners work in the wijk today. */
export async function workOf(tx: Tx, place: DirectoryPlace, rows: readonly Owned[]): Promise<AtWork> {
  return findAtWork(tx, {
    personIds: rows.flatMap(({ ownerPersonId, ownerSuccessorId }) => [ownerPersonId, ownerSuccessorId]),
    organisationIds: rows.map(({ organisationId }) => organisationId),
    timeZone: place.timeZone,
  })
}

/** How many open remarks there are about each of these entries. */
async function countFeedback(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ entryId: directoryFeedback.entryId })
    .from(directoryFeedback)
    .where(and(eq(directoryFeedback.tenantId, tx.actor.tenantId), isNull(directoryFeedback.closedAt)))
    .limit(10_000)
  const counts = new Map<string, number>()
  for (const { entryId } of rows) counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
  return counts
}

/**
 * One entry with what the actor is to it; null for a stranger to it, and for what does not exist.
 * @param how.hold until the transaction ends, so that of two changes at once the second sees the first.
 */
export async function findKeptEntry(
  tx: Tx,
  place: DirectoryPlace,
  id: unknown,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<{ readonly row: EntryRow; readonly part: Part; readonly work: AtWork } | null> {
  if (!isId(id)) return null
  const query = tx
    .select()
    .from(directoryEntries)
    .where(and(eq(directoryEntries.tenantId, tx.actor.tenantId), eq(directoryEntries.id, id)))
    .limit(1)
  // The right to change a row, and so to hold it, is the portal's alone.
  const [row] = await (hold ? inPortalName(tx, () => query.for('update')) : query)
  if (!row) return null
  const work = await workOf(tx, place, [row])
  const part = partOf(tx.actor, row, work, (await ownOrganisations(tx)).ids)
  return part === 'keeper' || part === 'editor' ? { row, part, work } : null
}

/** The latest changes of an entry, newest first; at most 50. Callers have decided. */
export async function listChanges(tx: Tx, entryId: string) {
  return tx
    .select()
    .from(directoryChanges)
    .where(and(eq(directoryChanges.tenantId, tx.actor.tenantId), eq(directoryChanges.entryId, entryId)))
    .orderBy(desc(directoryChanges.at), desc(directoryChanges.id))
    .limit(50)
}

/** What people said of an entry: open ones first by age, then the latest that were closed; at most 40. Callers have decided. */
export async function listFeedback(tx: Tx, entryId: string) {
  const of = and(eq(directoryFeedback.tenantId, tx.actor.tenantId), eq(directoryFeedback.entryId, entryId))
  return tx
    .select()
    .from(directoryFeedback)
    .where(of)
    .orderBy(desc(directoryFeedback.closedAt), asc(directoryFeedback.givenAt), asc(directoryFeedback.id))
    .limit(40)
}
