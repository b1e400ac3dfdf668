import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { departureItems, departures } from '#db/schema/care-network.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import type { OpenWork, WorkKind } from './departure.ts'
import { listNeighbourhoodWork } from './neighbourhood-work.queries.server.ts'

export type DepartureRow = typeof departures.$inferSelect
export type DepartureItemRow = typeof departureItems.$inferSelect

/**
 * Everything that is in somebody's hands now, as the portal sees it; callers decided, and show no one what a decision did
 * not open. At most 2,000 things of residents, and 2,000 of the neighbourhood.
 * @param input.from when appointments count: earlier ones are still held by the person.
 * @param input.timeZone in which "today" is meant.
 */
export async function listOpenWork(
  tx: Tx,
  input: { readonly personId: string; readonly from: Temporal.Instant; readonly timeZone: string },
): Promise<OpenWork[]> {
  const { rows } = await inPortalName(tx, () =>
    tx.execute<{ kind: WorkKind; objectId: string; teamId: string | null; residentId: string | null }>(sql`
      select kind, object_id as "objectId", team_id as "teamId", resident_id as "residentId"
      from open_work(${input.personId}::uuid, ${input.from.toString()}::timestamptz) order by kind, at, object_id limit 2000`),
  )
  return [...rows, ...(await listNeighbourhoodWork(tx, input))]
}

/** Who is asked for what in this leave, answered or not. Callers decided. */
export async function listAsked(tx: Tx, departureId: string): Promise<DepartureItemRow[]> {
  return inPortalName(tx, () =>
    tx
      .select()
      .from(departureItems)
      .where(and(eq(departureItems.tenantId, tx.actor.tenantId), eq(departureItems.departureId, departureId)))
      .limit(2_000),
  )
}

/** One item of work in one text, to find it again. */
export const workKey = ({ kind, objectId }: Pick<OpenWork, 'kind' | 'objectId'>): string => `${kind} ${objectId}`

/**
 * What nobody has accepted to take over. What is accepted has moved and is in nobody else's list any more, but for a
 * drie-gesprek: its place is given up when the account closes.
 */
export function withoutSuccessor(open: readonly OpenWork[], asked: readonly DepartureItemRow[]): OpenWork[] {
  const settled = new Set(
    asked.filter(({ kind, acceptedAt }) => kind === 'INVITATION' && acceptedAt !== null).map(workKey),
  )
  return open.filter((work) => !settled.has(workKey(work)))
}

/** The leave, held until the transaction ends so that of two changes at once the second sees the first; null when there is none. */
export async function holdDeparture(
  tx: Tx,
  by: { readonly departureId: string } | { readonly openOf: string },
): Promise<DepartureRow | null> {
  const which =
    'departureId' in by
      ? eq(departures.id, by.departureId)
      : and(eq(departures.personId, by.openOf), isNull(departures.cancelledAt), isNull(departures.closedAt))
  const [row] = await inPortalName(tx, () =>
    tx
      .select()
      .from(departures)
      .where(and(eq(departures.tenantId, tx.actor.tenantId), which))
      .limit(1)
      .for('update'),
  )
  return row ?? null
}

/** The leaves of these people that were not cancelled, as far as the actor may know of them, soonest first. */
export async function listDepartures(tx: Tx, input: { personIds?: readonly string[] } = {}): Promise<DepartureRow[]> {
  const { personIds } = input
  if (personIds?.length === 0) return []
  return tx
    .select()
    .from(departures)
    .where(
      and(
        eq(departures.tenantId, tx.actor.tenantId),
        isNull(departures.cancelledAt),
        // Closed with something open: it is still to be taken over.
        or(isNull(departures.closedAt), sql`${departures.overriddenAt} is not null`),
        personIds ? inArray(departures.personId, [...personIds]) : undefined,
      ),
    )
    .orderBy(departures.lastDay, departures.id)
    .limit(100)
}
