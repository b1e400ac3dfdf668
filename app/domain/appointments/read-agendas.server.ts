import { and, asc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import { fullName } from '../shared/person-name.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listAgendaBlocks, type AgendaBlock } from './agenda-blocks.queries.server.ts'
import type { AppointmentStatus } from './appointment.ts'
import { roomsOfAppointments } from './appointment-rooms.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { groupsLedBy, type GroupView } from './groups.queries.server.ts'
import type { kindColors } from './kind-form.ts'
import type { KindWords } from './kind-words.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'
import { sessionPeriods } from './session.ts'
import type { Channel } from './visit-type.ts'
import { withoutKnown } from './without-known.ts'

const shown = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'noshow',
] as const satisfies readonly AppointmentStatus[]
type ShownStatus = (typeof shown)[number]

export interface AgendaPeriod {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** An appointment in a professional's agenda, as far as whoever looks may see it. */
export interface AgendaAppointment extends AgendaPeriod {
  readonly id: string
  readonly personId: string
  readonly residentId: string
  /** Of its team; null for a drie-gesprek, which is moved where it was made. */
  readonly teamId: string | null
  /** null where the resident's name is not open to whoever looks. */
  readonly residentName: string | null
  readonly status: ShownStatus
  readonly visitTypeCode: string
  /** What the practice calls this kind of visit, and its colour. */
  readonly label: KindWords | null
  readonly color: (typeof kindColors)[number] | null
  readonly channel: Channel
  readonly location: string
  readonly room: string | null
  readonly arrivedAt: Temporal.Instant | null
  /** BCP 47; null when no interpreter is needed, or one who signs. */
  readonly interpreterLanguage: string | null
  /** An interpreter who signs needs no language. */
  readonly interpreterMode?: 'spoken' | 'sign' | null
  readonly reason: string | null
  /** Somebody of the team wrote it in against a rule (lesson 15.3). */
  readonly isOverride: boolean
  /** The resident's words may mean danger, and they went on after "Bel nu" (APP-6). */
  readonly hasFlags: boolean
}

export interface AgendaOfPerson {
  readonly appointments: readonly AgendaAppointment[]
  /** Groups that they lead, each once, however many residents are in it. */
  readonly groups: readonly GroupView[]
  readonly sessions: readonly (AgendaPeriod & { readonly location: string })[]
  readonly blocks: readonly AgendaBlock[]
  /** Taken time about which whoever looks may know nothing. */
  readonly hidden: readonly AgendaPeriod[]
}

/** More than twelve people have in a day, or four in a week. */
const mostRead = 2_000

interface Days {
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  /** Only what touches this time is read, shown and logged. */
  readonly within?: AgendaPeriod
}

const touches =
  (within: AgendaPeriod | undefined) =>
  ({ startsAt, endsAt }: AgendaPeriod): boolean =>
    !within ||
    (startsAt.epochMilliseconds < within.endsAt.epochMilliseconds &&
      endsAt.epochMilliseconds > within.startsAt.epochMilliseconds)

async function readAppointments(tx: Tx, personIds: readonly string[], from: Temporal.Instant, until: Temporal.Instant) {
  const part = appointmentParticipants
  return tx
    .select({
      id: appointments.id,
      personId: part.personId,
      residentId: appointments.residentId,
      teamId: appointments.teamId,
      status: sql<ShownStatus>`${appointments.status}`,
      visitTypeCode: appointments.visitTypeCode,
      ...{ label: visitTypes.label, color: visitTypes.color, arrivedAt: appointments.arrivedAt },
      channel: appointments.channel,
      location: appointments.location,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      interpreterLanguage: appointments.interpreterLanguage,
      interpreterMode: appointments.interpreterMode,
      reason: appointments.reason,
      isOverride: sql<boolean>`${appointments.overrideReason} is not null`,
      hasFlags: sql<boolean>`cardinality(${appointments.redFlags}) > 0`,
    })
    .from(part)
    .innerJoin(appointments, and(eq(appointments.tenantId, part.tenantId), eq(appointments.id, part.appointmentId)))
    .leftJoin(visitTypes, and(eq(visitTypes.tenantId, part.tenantId), eq(visitTypes.id, appointments.visitTypeId)))
    .where(
      and(
        ...[eq(part.tenantId, tx.actor.tenantId), inArray(part.personId, [...personIds])],
        // A group stands there once, whoever is in it.
        ...[eq(part.kind, 'professional'), isNull(appointments.groupId)],
        ...[gte(part.startsAt, from), lt(part.startsAt, until)],
        inArray(appointments.status, [...shown]),
        or(isNull(appointments.heldUntil), gt(appointments.heldUntil, tx.actor.now)),
      ),
    )
    .orderBy(asc(part.startsAt), asc(part.appointmentId))
    .limit(mostRead)
}

/**
 * What stands in the agendas of these people, by person, on the days from the first to the last, both included: the
 * appointments that whoever looks may see, with the resident's name as far as it is open to them; the groups that they lead,
 * which are everybody's to see; blocked time; the rest of the taken time without a word about it; and the sessions under it. One entry in the log, with every resident shown. The
 * caller decided whose agendas are open.
 */
export async function readAgendas(
  tx: Tx,
  personIds: readonly string[],
  { tenant, firstDay, lastDay, within }: Days & { readonly tenant: Tenant },
): Promise<Map<string, AgendaOfPerson>> {
  const { calendar } = bookingSettings(tenant)
  const days = { firstDay, lastDay }
  const from = firstDay.toZonedDateTime(calendar.timeZone).toInstant()
  const until = lastDay.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant()
  const read = personIds.length === 0 ? [] : await readAppointments(tx, personIds, from, until)
  const rows = read.filter(touches(within))
  const items = rows.map((row) => ({ ...row, objectId: row.id }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  const cards = await listResidentCards(
    tx,
    seen.map(({ residentId }) => residentId),
  )
  const groups = (await groupsLedBy(tx, personIds, { from, until })).filter(touches(within))
  const blocks = (await listAgendaBlocks(tx, personIds, { from, until })).filter(touches(within))
  const busy = (await listBusy(tx, personIds, from, until)).filter(touches(within))
  const sessions = await listSessions(tx, personIds, days)
  const absences = await listAbsences(tx, personIds, days)
  const rooms = await roomsOfAppointments(
    tx,
    seen.map(({ id }) => id),
  )
  const named = seen.map(({ objectId: _, ...row }) => {
    const card = cards.get(row.residentId)
    return { ...row, residentName: card ? fullName(card.name) : null, room: rooms.get(row.id)?.name ?? null }
  })
  const of = <T extends { readonly personId: string }>(list: readonly T[], id: string) =>
    list.filter((each) => each.personId === id)
  const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds)
  const agendaOf = (id: string): AgendaOfPerson => ({
    appointments: of(named, id),
    groups: of(groups, id),
    blocks: of(blocks, id),
    hidden: withoutKnown(of(busy, id), [...of(named, id), ...of(groups, id), ...of(blocks, id)]),
    sessions: sessionPeriods(of(sessions, id), of(absences, id), firstDay, lastDay, calendar).map((period) => ({
      startsAt: instant(period.start),
      endsAt: instant(period.end),
      location: sessions.find((session) => session.id === period.session.id)?.location ?? '',
    })),
  })
  return new Map(personIds.map((id) => [id, agendaOf(id)]))
}
