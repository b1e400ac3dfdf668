import { and, eq, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries as e } from '#db/schema/directory.ts'
import { findAtWork } from '../organisations/at-work.queries.server.ts'
import type { EntryRow } from './directory.queries.server.ts'

/** An entry in somebody's hands, and who was named to follow (PUB-3). */
export interface OwnedEntry {
  readonly id: string
  readonly name: string
  readonly organisationId: string | null
  /** Works here today. */
  readonly successorId: string | null
}

const most = 1_000

/** The entries that name somebody as owner or successor, and who of all that they name works here today. */
export async function entriesNaming(tx: Tx, personId: string, timeZone: string) {
  const rows = await tx
    .select()
    .from(e)
    .where(and(eq(e.tenantId, tx.actor.tenantId), or(eq(e.ownerPersonId, personId), eq(e.ownerSuccessorId, personId))))
    .orderBy(e.name, e.id)
    .limit(most)
  const named = rows.flatMap(({ ownerPersonId, ownerSuccessorId }) => [ownerPersonId, ownerSuccessorId])
  const { people } = await findAtWork(tx, { personIds: named, organisationIds: [], timeZone })
  return { rows, people }
}

/** Whether an entry is in these hands: of its owner, or of the successor when the owner works here no longer. */
export function isHeldBy(row: EntryRow, personId: string, atWork: ReadonlySet<string>): boolean {
  const { ownerPersonId: owner, ownerSuccessorId: successor } = row
  return owner === personId || (successor === personId && (owner === null || !atWork.has(owner)))
}

/**
 * What this person keeps of the sociale kaart, by name; at most 1,000. Public, but for what is proposed: callers decided.
 * @param input.timeZone in which "today" is meant.
 */
export async function listOwnedEntries(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<OwnedEntry[]> {
  const { rows, people } = await entriesNaming(tx, personId, timeZone)
  return rows
    .filter((row) => row.state !== 'archived' && isHeldBy(row, personId, people))
    .map(({ id, name, organisationId, ownerSuccessorId: next }) => ({
      ...{ id, name, organisationId },
      successorId: next !== null && next !== personId && people.has(next) ? next : null,
    }))
}
