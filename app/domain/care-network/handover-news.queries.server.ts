import { and, desc, eq, gt } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { departureItems } from '#db/schema/care-network.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { isNeighbourhoodKind, type NeighbourhoodKind, type WorkKind } from './departure.ts'
import { leaversOf } from './leavers.queries.server.ts'

/** One sentence for the resident: who took over what, and from whom. */
export interface HandoverNews {
  readonly id: string
  readonly kind: Exclude<WorkKind, 'GROUP' | 'TEAM_LEAD' | NeighbourhoodKind>
  readonly from: string
  readonly to: string
}

/** What changed hands for the acting resident since this instant, newest first; at most five. */
export async function listHandoverNews(tx: Tx, since: Temporal.Instant): Promise<HandoverNews[]> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'resident' || !personId) return []
  const rows = await tx
    .select()
    .from(departureItems)
    .where(
      and(
        eq(departureItems.tenantId, tenantId),
        eq(departureItems.residentId, personId),
        gt(departureItems.acceptedAt, since),
      ),
    )
    .orderBy(desc(departureItems.acceptedAt), desc(departureItems.id))
    .limit(5)
  const leavers = await leaversOf(
    tx,
    rows.map(({ departureId }) => departureId),
  )
  const people = await findProfessionals(
    tx,
    rows.map(({ successorPersonId }) => successorPersonId),
  )
  return rows.flatMap(({ id, kind: what, departureId, successorPersonId }) => {
    const [from, to] = [leavers.get(departureId)?.calledName, people.get(successorPersonId)?.calledName]
    const isOfResident = what !== 'TEAM_LEAD' && what !== 'GROUP' && !isNeighbourhoodKind(what)
    return isOfResident && from && to ? [{ id, kind: what, from, to }] : []
  })
}
