import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { departureItems } from '#db/schema/care-network.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { done, isRefused, notFound, type Result } from '../shared/result.ts'
import type { ManyKind } from './departure.ts'
import { acceptHandover } from './take-over.server.ts'

/** What the acting colleague was asked for of one kind in one leave, and has not answered; at most 2,000. */
async function listAskedOf(tx: Tx, of: { readonly departureId: string; readonly kind: ManyKind }): Promise<string[]> {
  const { tenantId, personId } = tx.actor
  if (!isId(of.departureId) || personId === null) return []
  const i = departureItems
  const rows = await tx
    .select({ id: i.id })
    .from(i)
    .where(
      and(
        ...[eq(i.tenantId, tenantId), eq(i.successorPersonId, personId), isNull(i.acceptedAt)],
        ...[eq(i.departureId, of.departureId), eq(i.kind, of.kind)],
      ),
    )
    .orderBy(i.proposedAt, i.id)
    .limit(2_000)
  return rows.map(({ id }) => id)
}

/**
 * The acting colleague takes over everything of one kind that was asked in one leave. Each thing moves in a transaction of its
 * own, so that what can't be moved, an appointment at a time that is taken for instance, stays asked and stops nothing else.
 * @param hasTime whether there is time for another one: what is left goes on at the next click.
 * Refuses `notFound` when nothing of it was asked.
 */
export async function takeOverAll(
  actor: Actor,
  of: { readonly departureId: string; readonly kind: ManyKind; readonly timeZone: string },
  hasTime: () => boolean,
): Promise<Result<{ readonly taken: number }>> {
  const found = await withActor(actor, async (tx) => {
    const ids = await listAskedOf(tx, of)
    return ids.length === 0 ? notFound : done(ids)
  })
  if (isRefused(found)) return found
  let taken = 0
  for (const itemId of found.value) {
    if (!hasTime()) break
    const moved = await withActor(actor, (tx) => acceptHandover(tx, { itemId, timeZone: of.timeZone }))
    if (moved.ok) taken += 1
  }
  return done({ taken })
}
