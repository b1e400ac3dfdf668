import { and, asc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { AppointmentStatus } from './appointment.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'
import { sessionPeriods } from './session.ts'
import type { Channel } from './visit-type.ts'

const shown = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'noshow',
] as const satisfies readonly AppointmentStatus[]
type ShownStatus = (typeof shown)[number]

/** An appointment in a professional's week, as far as whoever looks may see it. */
export interface AgendaAppointment {
  readonly id: string
  readonly residentId: string
  /** null where the resident's name is not open to whoever looks. */
  readonly residentName: string | null
  readonly status: ShownStatus
  readonly visitTypeCode: string
  readonly channel: Channel
  readonly location: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** BCP 47; null when no interpreter is needed. */
  readonly interpreterLanguage: string | null
  readonly reason: string | null
}

export interface AgendaPeriod {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

export interface Agenda {
  readonly personId: string
  /** Whose agendas whoever looks may open, themselves among them. */
  readonly colleagues: readonly TeamMember[]
  readonly appointments: readonly AgendaAppointment[]
  readonly sessions: readonly (AgendaPeriod & { readonly location: string })[]
  /** Taken time about which whoever looks may know nothing. */
  readonly hidden: readonly AgendaPeriod[]
}

async function readAppointments(tx: Tx, personId: string, from: Temporal.Instant, until: Temporal.Instant) {
  const { tenantId, now } = tx.actor
  const part = appointmentParticipants
  return tx
    .select({
      id: appointments.id,
      residentId: appointments.residentId,
      status: sql<ShownStatus>`${appointments.status}`,
      visitTypeCode: appointments.visitTypeCode,
      channel: appointments.channel,
      location: appointments.location,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      interpreterLanguage: appointments.interpreterLanguage,
      reason: appointments.reason,
    })
    .from(part)
    .innerJoin(appointments, and(eq(appointments.tenantId, part.tenantId), eq(appointments.id, part.appointmentId)))
    .where(
      and(
        eq(part.tenantId, tenantId),
        eq(part.personId, personId),
        eq(part.kind, 'professional'),
        gte(part.startsAt, from),
        lt(part.startsAt, until),
        inArray(appointments.status, [...shown]),
        or(isNull(appointments.heldUntil), gt(appointments.heldUntil, now)),
      ),
    )
    .orderBy(asc(part.startsAt), asc(part.appointmentId))
    .limit(500)
}

/** Who may be looked at: oneself, and for an assistant everybody of the own practice (access: Schedule). */
async function agendasOf(tx: Tx, timeZone: string): Promise<TeamMember[]> {
  const { kind, role, personId, teamIds } = tx.actor
  if (kind !== 'professional') return []
  const members = await listTeamMembers(tx, teamIds, timeZone)
  return role === 'PRACTICE_ASSISTANT' ? members : members.filter(({ id }) => id === personId)
}

/**
 * The week of one professional from Monday on: appointments that whoever looks may see, with the resident's name as far
 * as it is open to them; the rest of the taken time without a word about it; and the sessions under it. One entry in the
 * log, with every resident shown. `notFound` for an agenda that is not theirs to see.
 */
export async function getAgenda(
  tx: Tx,
  { tenant, personId, monday }: { tenant: Tenant; personId: string; monday: Temporal.PlainDate },
): Promise<Result<Agenda>> {
  const { calendar } = bookingSettings(tenant)
  const colleagues = await agendasOf(tx, calendar.timeZone)
  if (!colleagues.some(({ id }) => id === personId)) return notFound
  const sunday = monday.add({ days: 6 })
  const from = monday.toZonedDateTime(calendar.timeZone).toInstant()
  const until = monday.add({ days: 7 }).toZonedDateTime(calendar.timeZone).toInstant()

  const rows = await readAppointments(tx, personId, from, until)
  const items = rows.map((row) => ({ ...row, objectId: row.id }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  const cards = await listResidentCards(
    tx,
    seen.map(({ residentId }) => residentId),
  )
  const known = new Set(seen.map(({ startsAt }) => startsAt.epochMilliseconds))
  const busy = await listBusy(tx, [personId], from, until)
  const days = { firstDay: monday, lastDay: sunday }
  const sessions = await listSessions(tx, [personId], days)
  const absences = await listAbsences(tx, [personId], days)
  const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds)
  return done({
    personId,
    colleagues,
    appointments: seen.map(({ objectId: _, ...row }) => {
      const card = cards.get(row.residentId)
      return { ...row, residentName: card ? fullName(card.name) : null }
    }),
    // Nobody has two at once, so the start tells which of them is shown.
    hidden: busy.filter(({ startsAt }) => !known.has(startsAt.epochMilliseconds)),
    sessions: sessionPeriods(sessions, absences, monday, sunday, calendar).map(({ session, start, end }) => ({
      startsAt: instant(start),
      endsAt: instant(end),
      location: sessions.find(({ id }) => id === session.id)?.location ?? '',
    })),
  })
}
