import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess, decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findAppointment } from './appointments.queries.server.ts'

/** An appointment about which somebody of the team said to call. */
export interface ToCall {
  readonly id: string
  readonly residentId: string
  readonly name: string | null
  readonly phone: string | null
  readonly startsAt: Temporal.Instant
}

/**
 * The appointments still to come about which the team said to call, soonest first, with the number as far as it is open to
 * whoever looks. Who they may not see is not among them.
 */
export async function listToCall(tx: Tx): Promise<ToCall[]> {
  if (tx.actor.kind !== 'professional') return []
  const rows = await tx
    .select({
      id: appointments.id,
      residentId: appointments.residentId,
      teamId: appointments.teamId,
      startsAt: appointments.startsAt,
    })
    .from(appointments)
    .where(
      and(
        eq(appointments.tenantId, tx.actor.tenantId),
        isNotNull(appointments.callWantedAt),
        gt(appointments.startsAt, tx.actor.now),
        inArray(appointments.status, ['pending', 'booked']),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(200)
  if (rows.length === 0) return []
  const items = rows.map((row) => ({ ...row, objectId: row.id, ownerTeamId: row.teamId }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  const people = [...new Set(seen.map(({ residentId }) => residentId))].map((residentId) => ({ residentId }))
  const reachable = await decideAccessToList(tx, { resource: 'contact', action: 'read', items: people })
  const cards = await listResidentCards(
    tx,
    reachable.map(({ residentId }) => residentId),
  )
  return seen.map(({ id, residentId, startsAt }) => {
    const card = cards.get(residentId)
    return { id, residentId, startsAt, name: card ? fullName(card.name) : null, phone: card?.phone ?? null }
  })
}

/** Somebody called: the appointment leaves the list. Refuses `notFound` to who may not change it. */
export async function markCalled(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  if (tx.actor.kind !== 'professional' || !(await decideAccess(tx, asked)).granted) return notFound
  await tx
    .update(appointments)
    .set({ callWantedAt: null })
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, id)))
  return done()
}
