import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { and, eq, gte, inArray, isNotNull, lt, or } from 'drizzle-orm'
import type { Tenant } from '../tenants/tenant.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { KindOfTeam } from './kinds.queries.server.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'
import { freeSlots } from './slots.ts'

interface Window {
  readonly tenant: Tenant
  readonly teamId: string
  readonly personIds: readonly string[]
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** Time of one professional of the practice. */
export interface PracticeTime {
  readonly personId: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** A free time for one kind of visit, and where it is. */
export interface PracticeFreeTime extends PracticeTime {
  readonly kind: KindOfTeam
  readonly location: string
}

/**
 * The free times of these professionals in their sessions for a team and one of its kinds of visit, between two instants
 * and not in the past, by start and person. No horizon, lead time or share binds the practice.
 */
export async function listPracticeFreeTimes(
  tx: Tx,
  asked: Window & { readonly kinds: readonly KindOfTeam[] },
): Promise<PracticeFreeTime[]> {
  const { tenant, teamId, personIds, from, until, kinds } = asked
  const { now } = tx.actor
  const { calendar } = bookingSettings(tenant)
  const first = from.epochMilliseconds < now.epochMilliseconds ? now : from
  if (first.epochMilliseconds >= until.epochMilliseconds) return []
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = { firstDay: day(first), lastDay: day(until) }
  const sessions = (await listSessions(tx, personIds, days)).filter((session) => session.teamId === teamId)
  const absences = await listAbsences(tx, personIds, days)
  // What was before or comes after keeps its distance too.
  const minutes = Math.max(0, ...sessions.map(({ bufferMinutes = 0 }) => bufferMinutes))
  const busy = await listBusy(tx, personIds, first.subtract({ minutes }), until.add({ minutes }))
  const places = new Map(sessions.map(({ id, location }) => [id, location]))
  const times = personIds.flatMap((personId) => {
    const theirs = <T extends { readonly personId: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.personId === personId)
    return kinds.flatMap((kind) =>
      freeSlots({
        ...{ from: first, until, now, calendar, visitType: kind, audience: 'practice' as const },
        ...{ sessions: theirs(sessions), absences: theirs(absences), busy: theirs(busy) },
      }).map(({ startsAt, endsAt, sessionId }) => ({
        ...{ personId, kind, startsAt, endsAt },
        location: places.get(sessionId) ?? '',
      })),
    )
  })
  return times.sort((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds)
}

/** FHIR SlotStatus of time that is taken. */
export type TakenStatus = 'busy' | 'busy-tentative' | 'busy-unavailable'

/**
 * When these professionals have no time: an appointment of the team, a group, a hold, or anything else, about which nothing is
 * said.
 */
export async function listPracticeTakenTimes(
  tx: Tx,
  { personIds, from, until }: Pick<Window, 'personIds' | 'from' | 'until'>,
): Promise<(PracticeTime & { readonly status: TakenStatus })[]> {
  const busy = await listBusy(tx, personIds, from, until)
  if (busy.length === 0) return []
  const part = appointmentParticipants
  const own = await tx
    .select({ personId: part.personId, startsAt: part.startsAt, status: appointments.status })
    .from(part)
    .leftJoin(appointments, and(eq(appointments.tenantId, part.tenantId), eq(appointments.id, part.appointmentId)))
    .where(
      and(
        ...[eq(part.tenantId, tx.actor.tenantId), inArray(part.personId, [...personIds]), eq(part.blocks, true)],
        ...[gte(part.startsAt, from.subtract({ hours: 24 })), lt(part.startsAt, until)],
        // What a group takes is no resident's appointment.
        or(isNotNull(appointments.id), isNotNull(part.groupId)),
      ),
    )
    .limit(5_000)
  const key = (personId: string, at: Temporal.Instant) => `${personId} ${at.epochMilliseconds}`
  const held = (status: string | null) => status === 'proposed' || status === 'pending'
  const known = new Map(own.map((row) => [key(row.personId, row.startsAt), held(row.status)] as const))
  return busy.map((time) => {
    const tentative = known.get(key(time.personId, time.startsAt))
    return {
      ...time,
      status: tentative === undefined ? 'busy-unavailable' : tentative ? 'busy-tentative' : 'busy',
    }
  })
}
