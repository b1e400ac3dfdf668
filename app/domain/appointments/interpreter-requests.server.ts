import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess, decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { findAppointment } from './appointments.queries.server.ts'
import type { InterpreterWish } from './interpreter-wish.ts'

/** An appointment for which somebody of the team still has to arrange an interpreter (APP-5). */
export interface InterpreterRequest extends InterpreterWish {
  readonly id: string
  /** null where who the resident is is not open to whoever looks. */
  readonly name: string | null
  readonly startsAt: Temporal.Instant
}

/** A page of the list, and what is counted at most. */
const most = 25

const isOpen = ({ actor }: Tx) =>
  and(
    eq(appointments.tenantId, actor.tenantId),
    inArray(appointments.teamId, [...actor.teamIds]),
    isNotNull(appointments.interpreterAskedAt),
    isNull(appointments.interpreterArrangedAt),
    inArray(appointments.status, ['pending', 'booked']),
  )

const comes = (tx: Tx, after: Cursor | null) =>
  after === null
    ? gt(appointments.startsAt, tx.actor.now)
    : or(gt(appointments.startsAt, after.at), and(eq(appointments.startsAt, after.at), gt(appointments.id, after.id)))

/**
 * The appointments to come of the actor's teams that wait for an interpreter, soonest first, by keyset. Who they may not see
 * is not among them.
 */
export async function listInterpreterRequests(
  tx: Tx,
  { after }: { readonly after: Cursor | null },
): Promise<{ readonly items: readonly InterpreterRequest[]; readonly next: Cursor | null }> {
  if (tx.actor.kind !== 'professional' || tx.actor.teamIds.length === 0) return { items: [], next: null }
  const rows = await tx
    .select({
      id: appointments.id,
      residentId: appointments.residentId,
      teamId: appointments.teamId,
      startsAt: appointments.startsAt,
      interpreterLanguage: appointments.interpreterLanguage,
      interpreterMode: appointments.interpreterMode,
      interpreterGender: appointments.interpreterGender,
    })
    .from(appointments)
    .where(and(isOpen(tx), comes(tx, after)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(most + 1)
  const page = rows.slice(0, most)
  const last = page.at(-1)
  const items = page.map((row) => ({ ...row, objectId: row.id, ownerTeamId: row.teamId }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  const people = [...new Set(seen.map(({ residentId }) => residentId))].map((residentId) => ({ residentId }))
  const reachable = await decideAccessToList(tx, { resource: 'contact', action: 'read', items: people })
  const cards = await listResidentCards(
    tx,
    reachable.map(({ residentId }) => residentId),
  )
  return {
    items: seen.map(({ residentId, ...row }) => {
      const { id, startsAt, interpreterLanguage, interpreterMode, interpreterGender } = row
      const card = cards.get(residentId)
      return {
        ...{ id, startsAt, interpreterLanguage, interpreterMode, interpreterGender },
        name: card ? fullName(card.name) : null,
      }
    }),
    next: rows.length > most && last ? { at: last.startsAt, id: last.id } : null,
  }
}

/** How many there are, as far as they are counted: for a line where the day of the team begins. Says nothing about whom. */
export async function countInterpreterRequests(tx: Tx): Promise<{ readonly count: number; readonly orMore: boolean }> {
  if (tx.actor.kind !== 'professional' || tx.actor.teamIds.length === 0) return { count: 0, orMore: false }
  const rows = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(isOpen(tx), comes(tx, null)))
    .limit(most + 1)
  return { count: Math.min(rows.length, most), orMore: rows.length > most }
}

/**
 * Somebody of the team arranged the interpreter: the appointment leaves the list. Saying it again changes nothing.
 * Refuses `notFound` to who may not change it, and where none is wanted.
 */
export async function markInterpreterArranged(
  tx: Tx,
  { appointmentId }: { readonly appointmentId: string },
): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  if (tx.actor.kind !== 'professional' || !(await decideAccess(tx, asked)).granted) return notFound
  const { tenantId, personId, now } = tx.actor
  const it = and(eq(appointments.tenantId, tenantId), eq(appointments.id, id))
  const [row] = await tx.select({ askedAt: appointments.interpreterAskedAt }).from(appointments).where(it).limit(1)
  if (!row?.askedAt) return notFound
  await tx
    .update(appointments)
    .set({ interpreterArrangedAt: now, interpreterArrangedByPersonId: personId })
    .where(and(it, isNull(appointments.interpreterArrangedAt)))
  return done()
}
