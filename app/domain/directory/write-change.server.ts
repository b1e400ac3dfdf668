import type { Tx } from '#db/client.server.ts'
import { directoryChanges, type FieldChanges } from '#db/schema/directory.ts'
import { newId } from '../shared/ids.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import { ownOrganisations } from './kept-entries.queries.server.ts'

/** Writes who did what with an entry. In the same transaction as what was done, and in the portal's name. */
export async function writeChange(
  tx: Tx,
  entryId: string,
  kind: (typeof directoryChanges.$inferInsert)['kind'],
  changes: FieldChanges = {},
): Promise<void> {
  const { tenantId, now, personId, role } = tx.actor
  if (personId === null) throw new Error('only people keep entries')
  const id = newId(now.epochMilliseconds)
  await tx.insert(directoryChanges).values({ tenantId, id, entryId, at: now, kind, personId, role, changes })
}

/** What people read of who checked an entry: the team, or the editors of the wijk; never a private person (PUB-3). */
export async function checkedBy(tx: Tx, place: DirectoryPlace & { readonly name: string }): Promise<string> {
  const { teamName } = tx.actor.kind === 'professional' ? await ownOrganisations(tx) : { teamName: null }
  return teamName ?? `de redactie van ${place.name}`
}
