import { and, eq, inArray, isNull, lt, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries, directoryFeedback, directoryTasks } from '#db/schema/directory.ts'
import { newId } from '../shared/ids.ts'
import { freshnessOf, keeperOf, limitsOf } from './directory-entry.ts'
import type { DirectoryPlace } from './directory.queries.server.ts'
import { workOf } from './kept-entries.queries.server.ts'

type Kind = (typeof directoryTasks.$inferInsert)['kind']

/** Days that a remark which was closed is kept: somebody may have written a name in it after all. */
const keepClosedDays = 90

/** What every entry waits for now. */
async function waiting(tx: Tx, place: DirectoryPlace): Promise<ReadonlySet<string>> {
  const { id, state, lastCheckedOn, organisationId, ownerPersonId, ownerSuccessorId } = directoryEntries
  const rows = await tx
    .select({ id, state, lastCheckedOn, organisationId, ownerPersonId, ownerSuccessorId })
    .from(directoryEntries)
    .where(and(eq(directoryEntries.tenantId, tx.actor.tenantId), ne(state, 'archived')))
    .limit(5_000)
  const work = await workOf(tx, place, rows)
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const limits = limitsOf(place.settings)
  return new Set(
    rows.flatMap((row) => {
      const freshness = freshnessOf(row.lastCheckedOn, today, limits)
      const kinds: Kind[] = [
        ...(row.state === 'published' && freshness !== 'fresh' ? [freshness] : []),
        ...(keeperOf(row, work) === null ? ['ownerless' as const] : []),
      ]
      return kinds.map((kind) => `${row.id} ${kind}`)
    }),
  )
}

/**
 * Writes since when an entry waits for its owner (PUB-2), ends what waits no longer, and removes remarks that were closed 90
 * days ago. For a job, in the portal's name; running it again changes nothing. The work list follows from the entries
 * themselves: a job that did not run hides nothing.
 * @returns how many tasks began.
 */
export async function watchDirectory(tx: Tx, place: DirectoryPlace): Promise<number> {
  const { tenantId, now } = tx.actor
  const wanted = await waiting(tx, place)
  const open = await tx
    .select({ id: directoryTasks.id, entryId: directoryTasks.entryId, kind: directoryTasks.kind })
    .from(directoryTasks)
    .where(and(eq(directoryTasks.tenantId, tenantId), isNull(directoryTasks.doneAt)))
    .limit(20_000)
  const known = new Set(open.map(({ entryId, kind }) => `${entryId} ${kind}`))
  const done = open.filter(({ entryId, kind }) => !wanted.has(`${entryId} ${kind}`)).map(({ id }) => id)
  if (done.length > 0)
    await tx
      .update(directoryTasks)
      .set({ doneAt: now })
      .where(and(eq(directoryTasks.tenantId, tenantId), inArray(directoryTasks.id, done)))
  const begun = [...wanted].filter((each) => !known.has(each))
  if (begun.length > 0)
    await tx.insert(directoryTasks).values(
      begun.map((each) => {
        const [entryId = '', kind] = each.split(' ')
        return { tenantId, id: newId(now.epochMilliseconds), entryId, kind: kind as Kind, madeAt: now }
      }),
    )
  await tx
    .delete(directoryFeedback)
    .where(
      and(
        eq(directoryFeedback.tenantId, tenantId),
        lt(directoryFeedback.closedAt, now.subtract({ hours: 24 * keepClosedDays })),
      ),
    )
  return begun.length
}
