import { and, asc, eq, gt, gte, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { AppointmentStatus } from './appointment.ts'
import { findAppointment } from './appointments.queries.server.ts'
import type { InterpreterWish } from './interpreter-wish.ts'
import { professionalsIn } from './taking-part.queries.server.ts'
import type { Channel } from './visit-type.ts'

/** An appointment of a practice as its own system sees it. */
export interface PracticeAppointment extends InterpreterWish {
  readonly id: string
  readonly residentId: string
  readonly visitTypeCode: string
  readonly status: AppointmentStatus
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly channel: Channel
  readonly location: string
  readonly reason: string | null
  readonly patientInstructions: string | null
  readonly onlineEditableUntil: Temporal.Instant
  readonly createdAt: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  /** When somebody of the team said that the interpreter is arranged. */
  readonly interpreterArrangedAt: Temporal.Instant | null
  readonly personIds: readonly string[]
}

const columns = {
  id: appointments.id,
  residentId: appointments.residentId,
  visitTypeCode: appointments.visitTypeCode,
  status: appointments.status,
  startsAt: appointments.startsAt,
  endsAt: appointments.endsAt,
  channel: appointments.channel,
  location: appointments.location,
  reason: appointments.reason,
  patientInstructions: appointments.patientInstructions,
  onlineEditableUntil: appointments.onlineEditableUntil,
  createdAt: appointments.createdAt,
  updatedAt: appointments.updatedAt,
  interpreterLanguage: appointments.interpreterLanguage,
  interpreterMode: appointments.interpreterMode,
  interpreterGender: appointments.interpreterGender,
  interpreterArrangedAt: appointments.interpreterArrangedAt,
}

const ofTeam = (tx: Tx, teamId: string) =>
  and(
    ...[eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.teamId, teamId)],
    or(isNull(appointments.heldUntil), gt(appointments.heldUntil, tx.actor.now)),
  )

async function withPeople(
  tx: Tx,
  rows: readonly Omit<PracticeAppointment, 'personIds'>[],
): Promise<PracticeAppointment[]> {
  const people = await professionalsIn(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, personIds: people.get(row.id) ?? [] }))
}

/** One appointment of a team; `notFound` for another's, a drie-gesprek, and to who may not read it. Decided and logged. */
export async function findPracticeAppointment(
  tx: Tx,
  { id, teamId }: { readonly id: string; readonly teamId: string },
): Promise<Result<PracticeAppointment>> {
  const found = await findAppointment(tx, { id })
  if (!found.ok || found.value.teamId !== teamId) return notFound
  const [row] = await tx
    .select(columns)
    .from(appointments)
    .where(and(ofTeam(tx, teamId), eq(appointments.id, id)))
    .limit(1)
  const [view] = await withPeople(tx, row ? [row] : [])
  return view ? done(view) : notFound
}

export interface PracticeSearch {
  readonly teamId: string
  readonly from: Temporal.Instant | null
  readonly until: Temporal.Instant | null
  /** Every status when empty. */
  readonly statuses: readonly AppointmentStatus[]
  readonly residentId: string | null
  readonly personId: string | null
  readonly after: Cursor | null
  readonly limit: number
}

/**
 * The appointments of a team by start, a page at a time, as far as whoever asks may read them. One entry in the log with
 * every resident shown.
 */
export async function listPracticeAppointments(
  tx: Tx,
  search: PracticeSearch,
): Promise<{ readonly items: readonly PracticeAppointment[]; readonly next: Cursor | null }> {
  const { teamId, from, until, statuses, residentId, personId, after, limit } = search
  const { id, startsAt, status } = appointments
  const part = appointmentParticipants
  const withPerson = personId
    ? inArray(
        id,
        tx
          .select({ id: part.appointmentId })
          .from(part)
          .where(and(eq(part.tenantId, tx.actor.tenantId), eq(part.personId, personId), eq(part.kind, 'professional'))),
      )
    : undefined
  const rows = await tx
    .select(columns)
    .from(appointments)
    .where(
      and(
        ...[ofTeam(tx, teamId), withPerson, from ? gte(startsAt, from) : undefined],
        ...[until ? lt(startsAt, until) : undefined, statuses.length > 0 ? inArray(status, [...statuses]) : undefined],
        residentId ? eq(appointments.residentId, residentId) : undefined,
        after ? or(gt(startsAt, after.at), and(eq(startsAt, after.at), gt(id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(startsAt), asc(id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const items = page.map((row) => ({ ...row, objectId: row.id, ownerTeamId: teamId }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  return {
    items: await withPeople(tx, seen),
    next: rows.length > limit && last ? { at: last.startsAt, id: last.id } : null,
  }
}
