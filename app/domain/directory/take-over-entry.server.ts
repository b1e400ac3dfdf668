import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { directoryChanges, directoryEntries as e } from '#db/schema/directory.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { findAtWork } from '../organisations/at-work.queries.server.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { EntryRow } from './directory.queries.server.ts'
import { changesBetween } from './entry-changes.ts'
import { entriesNaming, isHeldBy } from './owned-entries.queries.server.ts'

/** The last day of a key contact who leaves: who follows is called from the day after (PUB-3). */
function lastContactDay(row: EntryRow, lastDay: Temporal.PlainDate): Temporal.PlainDate | null {
  const { keyContactFunction, keyContactPhone, keyContactUntil: until } = row
  if (keyContactFunction === null && keyContactPhone === null) return until
  return until !== null && until.until(lastDay).days >= 0 ? until : lastDay
}

/** Writes another owner, with a line of history. Who has the old page open is told (`version`). In the portal's name. */
async function passEntry(
  tx: Tx,
  row: EntryRow,
  to: { ownerPersonId: string | null; ownerSuccessorId: string | null; lastDay: Temporal.PlainDate; byId: string },
): Promise<void> {
  const { tenantId, now, role } = tx.actor
  const { ownerPersonId, ownerSuccessorId, lastDay, byId } = to
  const passes = ownerPersonId !== row.ownerPersonId
  const keyContactUntil = passes ? lastContactDay(row, lastDay) : row.keyContactUntil
  const set = { ownerPersonId, ownerSuccessorId, keyContactUntil }
  await tx
    .update(e)
    .set({ ...set, version: row.version + 1, updatedAt: now })
    .where(and(eq(e.tenantId, tenantId), eq(e.id, row.id)))
  const id = newId(now.epochMilliseconds)
  const changes = changesBetween(row, set)
  await tx
    .insert(directoryChanges)
    .values({ tenantId, id, entryId: row.id, at: now, kind: 'changed', personId: byId, role, changes })
}

/**
 * The acting colleague keeps an entry from now on, in place of somebody who leaves (HND-2, PUB-3). Decides nothing: the caller
 * knows that they were asked. Refuses `notFound`, and `care-network.itemGone` when it is in those hands no longer.
 * @param input.lastDay of who leaves: the key contact is called until then.
 */
export async function takeOverEntry(
  tx: Tx,
  input: {
    readonly entryId: string
    readonly fromPersonId: string
    readonly lastDay: Temporal.PlainDate
    readonly timeZone: string
  },
): Promise<Result<undefined>> {
  const { tenantId, personId } = tx.actor
  const { entryId, fromPersonId, lastDay, timeZone } = input
  if (!personId) return notFound
  return inPortalName(tx, async () => {
    const one = and(eq(e.tenantId, tenantId), eq(e.id, entryId), ne(e.state, 'archived'))
    const [row] = await tx.select().from(e).where(one).for('update')
    const { people } = await findAtWork(tx, { personIds: [row?.ownerPersonId ?? null], organisationIds: [], timeZone })
    if (!row || !isHeldBy(row, fromPersonId, people)) return refuse('care-network.itemGone')
    const next = row.ownerSuccessorId
    const ownerSuccessorId = next === personId || next === fromPersonId ? null : next
    await passEntry(tx, row, { ownerPersonId: personId, ownerSuccessorId, lastDay, byId: personId })
    return done()
  })
}

/**
 * Lets go of every entry that names somebody whose account closes: the successor who was named and works here follows, else it
 * is the organisation's or the editor's to keep (PUB-3). In the portal's name; doing it again changes nothing.
 * @param input.byId who closes the account, or who started the leave.
 */
export async function releaseEntries(
  tx: Tx,
  input: {
    readonly personId: string
    readonly lastDay: Temporal.PlainDate
    readonly timeZone: string
    readonly byId: string
  },
): Promise<void> {
  const { personId, lastDay, timeZone, byId } = input
  const { rows: naming } = await entriesNaming(tx, personId, timeZone)
  const ids = naming.map(({ id }) => id)
  if (ids.length === 0) return
  const mine = and(eq(e.tenantId, tx.actor.tenantId), inArray(e.id, ids))
  const rows = await tx.select().from(e).where(mine).orderBy(e.id).for('update')
  const named = rows.flatMap(({ ownerPersonId, ownerSuccessorId }) => [ownerPersonId, ownerSuccessorId])
  const { people } = await findAtWork(tx, { personIds: named, organisationIds: [], timeZone })
  for (const row of rows) {
    const { ownerPersonId: owner, ownerSuccessorId: successor } = row
    const next = successor !== null && successor !== personId && people.has(successor) ? successor : null
    if (owner === personId) await passEntry(tx, row, { ownerPersonId: next, ownerSuccessorId: null, lastDay, byId })
    else if (successor === personId)
      await passEntry(tx, row, { ownerPersonId: owner, ownerSuccessorId: null, lastDay, byId })
  }
}
