import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { fullName } from '../shared/person-name.ts'
import type { DeliveryFailure, NoticeKind } from './undelivered.ts'

/** An appointment about which a message to the resident did not arrive, for who calls instead. */
export interface Undelivered {
  /** Of the appointment. */
  readonly id: string
  readonly residentId: string
  readonly name: string | null
  readonly phone: string | null
  readonly startsAt: Temporal.Instant
  /** The last message that did not arrive, and why. */
  readonly kind: NoticeKind
  readonly failure: DeliveryFailure
}

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly resident_id: string
  readonly team_id: string | null
  readonly starts_at: string
  readonly kind: NoticeKind
  readonly failure: DeliveryFailure
}

const pageSize = 50

/** What is still of use: about the time at which it stands now, before it begins, and not called about. */
async function listRows(tx: Tx, after: Cursor | null): Promise<Row[]> {
  const { tenantId, teamIds, now } = tx.actor
  const beyond = after
    ? sql`and (n.starts_at, n.appointment_id) > (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
    : sql``
  const { rows } = await tx.execute<Row>(sql`
    select n.appointment_id as id, n.resident_id, n.team_id, to_json(n.starts_at) #>> '{}' as starts_at,
      (array_agg(n.kind order by n.failed_at desc, n.id desc))[1] as kind,
      (array_agg(n.failure order by n.failed_at desc, n.id desc))[1] as failure
    from appointment_notices n
      join appointments a on a.tenant_id = n.tenant_id and a.id = n.appointment_id and a.starts_at = n.starts_at
    where n.tenant_id = ${tenantId} and n.failed_at is not null and n.called_at is null
      and n.starts_at > ${now.toString()}::timestamptz
      and (n.team_id is null or n.team_id = any(${`{${teamIds.join(',')}}`}::uuid[]))
      and (n.kind = 'changed' or a.status = 'booked') ${beyond}
    group by n.appointment_id, n.resident_id, n.team_id, n.starts_at
    order by n.starts_at, n.appointment_id limit ${pageSize + 1}`)
  return rows
}

/**
 * The appointments still to come about which a message did not reach the resident, soonest first, by keyset; with the
 * number as far as it is open to whoever looks. Who may not change an appointment does not see it here.
 */
export async function listUndelivered(
  tx: Tx,
  { after }: { readonly after: Cursor | null },
): Promise<{ readonly items: readonly Undelivered[]; readonly next: Cursor | null }> {
  if (tx.actor.kind !== 'professional') return { items: [], next: null }
  const rows = await listRows(tx, after)
  if (rows.length === 0) return { items: [], next: null }
  const last = rows[pageSize - 1]
  const next = rows.length > pageSize && last ? { at: Temporal.Instant.from(last.starts_at), id: last.id } : null
  const items = rows.slice(0, pageSize).map(({ resident_id: residentId, team_id: ownerTeamId, ...row }) => ({
    ...{ ...row, residentId, ownerTeamId, objectId: row.id },
  }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'update', items })
  const people = [...new Set(seen.map(({ residentId }) => residentId))].map((residentId) => ({ residentId }))
  const reachable = await decideAccessToList(tx, { resource: 'contact', action: 'read', items: people })
  const cards = await listResidentCards(
    tx,
    reachable.map(({ residentId }) => residentId),
  )
  return {
    items: seen.map(({ id, residentId, starts_at: startsAt, kind, failure }) => {
      const card = cards.get(residentId)
      const who = { name: card ? fullName(card.name) : null, phone: card?.phone ?? null }
      return { id, residentId, startsAt: Temporal.Instant.from(startsAt), kind, failure, ...who }
    }),
    next,
  }
}
