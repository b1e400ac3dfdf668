import { and, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { isScope, type Scope } from '../identity/scope.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { mandateState, type MandateState } from './mandate.ts'
import type { MandateKind } from './mandate-kinds.ts'

const most = 50
/** How long an ended mandate stays on the page. */
const shownDays = 90

type Row = typeof mandates.$inferSelect

export interface MandateView {
  readonly id: string
  readonly residentId: string
  readonly residentName: string
  /** Who acts, or who was asked to. */
  readonly representativeName: string
  readonly kind: MandateKind
  readonly scopes: readonly Scope[]
  readonly state: MandateState
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly endReason: Row['endReason']
}

/** One mandate that the policies show this actor, or null: the resident's own, the representative's, an offer to them. */
export async function findMandate(tx: Tx, id: string): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.tenantId, tx.actor.tenantId), eq(mandates.id, id)))
    .limit(1)
  return row ?? null
}

async function namesOf(tx: Tx, rows: readonly Row[]) {
  if (rows.length === 0) return new Map<string, { resident_name: string; representative_name: string }>()
  const ids = `{${rows.map(({ id }) => id).join(',')}}`
  const { rows: named } = await tx.execute<{ mandate_id: string; resident_name: string; representative_name: string }>(
    sql`select mandate_id, resident_name, representative_name from mandate_names(${ids}::uuid[])`,
  )
  return new Map(named.map((row) => [row.mandate_id, row]))
}

type State = (row: Row) => MandateState

async function views(tx: Tx, rows: readonly Row[], stateOf: State): Promise<MandateView[]> {
  const names = await namesOf(tx, rows)
  return rows.map((row) => ({
    id: row.id,
    residentId: row.residentId,
    residentName: names.get(row.id)?.resident_name ?? '',
    representativeName: (row.invitedName ?? names.get(row.id)?.representative_name) || '',
    kind: row.kind,
    scopes: row.scopes.filter(isScope),
    state: stateOf(row),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    endedAt: row.endedAt,
    endReason: row.endReason,
  }))
}

/** Who may act for this resident, the newest first, with what ended lately; for the resident and the own practice. */
export async function listMandates(
  tx: Tx,
  { residentId, timeZone }: { readonly residentId: string; readonly timeZone: string },
): Promise<Result<MandateView[]>> {
  const decision = await decideAccess(tx, { residentId, resource: 'mandate', action: 'read' })
  if (!decision.granted) return notFound
  const { tenantId, now } = tx.actor
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  if (!card) return notFound
  const rows = await tx
    .select()
    .from(mandates)
    .where(
      and(
        eq(mandates.tenantId, tenantId),
        eq(mandates.residentId, residentId),
        or(isNull(mandates.endedAt), gt(mandates.endedAt, now.subtract({ hours: 24 * shownDays }))),
      ),
    )
    .orderBy(desc(mandates.createdAt), desc(mandates.id))
    .limit(most)
  return done(await views(tx, rows, (row) => mandateState(row, { birthDate: card.birthDate, now, timeZone })))
}

/** Whom the acting resident represents or was asked to represent; ended ones are left out. */
export async function listRepresentations(tx: Tx): Promise<MandateView[]> {
  const { tenantId, personId, now, kind } = tx.actor
  if (!personId || kind !== 'resident') return []
  const rows = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.tenantId, tenantId), ne(mandates.residentId, personId), isNull(mandates.endedAt)))
    .orderBy(desc(mandates.createdAt), desc(mandates.id))
    .limit(most)
  const { rows: live } = await tx.execute<{ resident_id: string }>(
    sql`select resident_id from representations_read(${tenantId}, ${personId}, ${now.toString()}::timestamptz)`,
  )
  const open = new Set(live.map((row) => row.resident_id))
  const isOver = (row: Row) => Temporal.Instant.compare(row.endsAt, now) <= 0
  return views(tx, rows, (row) => {
    if (!row.acceptedAt) return isOver(row) ? 'ended' : 'offered'
    if (open.has(row.residentId) && !row.suspendedAt && !isOver(row)) return 'live'
    return row.kind === 'PARENT_UNDER_12' ? 'suspended' : 'ended'
  })
}
