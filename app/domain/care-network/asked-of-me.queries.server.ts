import { and, count, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { departureItems } from '#db/schema/care-network.ts'
import { noneForAMinute } from '../shared/none-for-a-minute.ts'
import { firstOfEachKind, isNeighbourhoodKind, manyKinds, type ManyKind, type WorkKind } from './departure.ts'
import { groupsIn, namesOf, type GroupWork } from './handovers.queries.server.ts'
import { leaversOf, type Leaver } from './leavers.queries.server.ts'
import { listNeighbourhoodWork } from './neighbourhood-work.queries.server.ts'
import type { DepartureItemRow } from './open-work.queries.server.ts'

/** What these things of the neighbourhood are called. */
async function subjectsOf(
  tx: Tx,
  items: readonly DepartureItemRow[],
  leavers: ReadonlyMap<string, Leaver>,
  timeZone: string,
): Promise<ReadonlyMap<string, string>> {
  const ofNeighbourhood = items.filter(({ kind }) => isNeighbourhoodKind(kind))
  const whose = new Set(ofNeighbourhood.flatMap(({ departureId }) => leavers.get(departureId)?.personId ?? []))
  const subjects = new Map<string, string>()
  for (const personId of whose)
    for (const { objectId, subject } of await listNeighbourhoodWork(tx, { personId, timeZone }))
      subjects.set(objectId, subject)
  return subjects
}

const asked = noneForAMinute()

/** Whether the acting colleague may be asked something, as far as this process knows: false for a minute after nothing was. */
export const mayBeAskedToTakeOver = asked.maybe

/** How much the acting colleague is asked to take over and has not answered. */
export async function countAskedOfMe(tx: Tx): Promise<number> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return 0
  const i = departureItems
  const mine = and(eq(i.tenantId, tenantId), eq(i.successorPersonId, personId), isNull(i.acceptedAt))
  const [row] = await tx.select({ items: count() }).from(i).where(mine)
  asked.note(tx.actor, row?.items ?? 0)
  return row?.items ?? 0
}

/** Several things of one kind in one leave. */
export interface AskedTogether {
  readonly departureId: string
  readonly kind: ManyKind
  readonly from: string
  readonly count: number
}

/** Of what the acting colleague is asked for several at once, the most first; at most 50. */
export async function listAskedTogether(tx: Tx): Promise<AskedTogether[]> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return []
  const i = departureItems
  const number = count()
  const rows = await tx
    .select({ departureId: i.departureId, kind: i.kind, count: number })
    .from(i)
    .where(
      and(
        ...[eq(i.tenantId, tenantId), eq(i.successorPersonId, personId), isNull(i.acceptedAt)],
        inArray(i.kind, [...manyKinds]),
      ),
    )
    .groupBy(i.departureId, i.kind)
    .having(gt(number, 1))
    .orderBy(desc(number))
    .limit(50)
  const leavers = await leaversOf(
    tx,
    rows.map(({ departureId }) => departureId),
  )
  return rows.map(({ departureId, kind: what, count: many }) => ({
    ...{ departureId, kind: what as ManyKind, count: many },
    from: leavers.get(departureId)?.calledName ?? '',
  }))
}

export interface AskedOfMe {
  readonly id: string
  readonly kind: WorkKind
  readonly from: string
  readonly resident: string | null
  /** What it is called that is kept for the neighbourhood. */
  readonly subject: string | null
  readonly group: GroupWork | null
  readonly reason: string | null
}

/** What the acting colleague is asked to take over and has not answered, oldest first; the first of each kind. */
export async function listAskedOfMe(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<AskedOfMe[]> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'professional' || !personId) return []
  const rows = await tx
    .select({ item: departureItems })
    .from(departureItems)
    .where(
      and(
        eq(departureItems.tenantId, tenantId),
        eq(departureItems.successorPersonId, personId),
        isNull(departureItems.acceptedAt),
      ),
    )
    .orderBy(departureItems.proposedAt, departureItems.id)
    .limit(2_000)
  const items = firstOfEachKind(rows.map(({ item }) => item))
  const leavers = await leaversOf(
    tx,
    items.map(({ departureId }) => departureId),
  )
  const residents = await namesOf(
    tx,
    items.map(({ residentId }) => residentId),
  )
  const subjects = await subjectsOf(tx, items, leavers, timeZone)
  const groups = await groupsIn(tx, items)
  return items.map(({ id, kind: what, departureId, residentId, objectId, reason }) => ({
    ...{ id, kind: what, reason, from: leavers.get(departureId)?.calledName ?? '' },
    resident: residentId ? (residents.get(residentId) ?? null) : null,
    subject: subjects.get(objectId) ?? null,
    group: groups.get(objectId) ?? null,
  }))
}
