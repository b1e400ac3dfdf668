import { Temporal } from 'temporal-polyfill'
import { newId } from '#app/domain/shared/ids.ts'
import { onlineEditableUntil, busyStatuses, type AppointmentStatus } from '#app/domain/appointments/appointment.ts'
import { visitTypeDefaults, type Channel } from '#app/domain/appointments/visit-type.ts'
import { consultationSessions, visitTypes } from '../../schema/appointments.kinds.ts'
import { appointmentParticipants, appointments } from '../../schema/appointments.ts'
import { absences } from '../../schema/appointments.schedules.ts'
import type { OwnerDb } from './insert.server.ts'

export interface VisitTypeGiven {
  readonly code: string
  readonly minutes: number
  readonly channel: Channel
  readonly selfBookable: boolean
  readonly cancelNoticeHours: number
  readonly maxFutureSelfBooked?: number
}

/** The kinds of visit of a team, those of APP-1 when none are given. Gives their ids by code. */
export async function makeVisitTypes(
  { db }: OwnerDb,
  tenantId: string,
  teamId: string,
  given: readonly VisitTypeGiven[] = visitTypeDefaults,
): Promise<Map<string, string>> {
  const rows = given.map(({ code, minutes, channel, selfBookable, cancelNoticeHours, maxFutureSelfBooked = 2 }) => ({
    tenantId,
    id: newId(),
    teamId,
    code,
    minutes,
    channel,
    selfBookable,
    cancelNoticeHours,
    maxFutureSelfBooked,
  }))
  await db.insert(visitTypes).values(rows)
  return new Map(rows.map(({ code, id }) => [code, id]))
}

export interface SessionGiven {
  /** ISO: 1 is Monday. */
  readonly weekday: number
  /** Wall-clock time in the tenant's zone, 'HH:MM'. */
  readonly startsAt: string
  readonly endsAt: string
  readonly weeks?: 'every' | 'even' | 'odd'
  readonly visitTypeCodes: readonly string[]
  readonly onlineShare?: number
}

/** The weekly sessions of one professional, from `validFrom` (ISO date) on. */
export async function makeSessions(
  { db }: OwnerDb,
  tenantId: string,
  given: { personId: string; teamId: string; location: string; validFrom: string; sessions: readonly SessionGiven[] },
): Promise<void> {
  const { sessions, validFrom, ...rest } = given
  if (sessions.length === 0) return
  await db.insert(consultationSessions).values(
    sessions.map((session) => ({
      tenantId,
      id: newId(),
      ...rest,
      weekday: session.weekday,
      startsAt: Temporal.PlainTime.from(session.startsAt),
      endsAt: Temporal.PlainTime.from(session.endsAt),
      weeks: session.weeks ?? 'every',
      validFrom: Temporal.PlainDate.from(validFrom),
      validUntil: null,
      visitTypeCodes: [...session.visitTypeCodes],
      onlineShare: session.onlineShare ?? 0.5,
    })),
  )
}

/** Days (ISO dates, both included) on which a professional is away. */
export async function makeAbsence(
  { db }: OwnerDb,
  tenantId: string,
  given: { personId: string; firstDay: string; lastDay: string },
): Promise<void> {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const { personId, firstDay, lastDay } = given
  await db.insert(absences).values({ tenantId, id: newId(), personId, firstDay: day(firstDay), lastDay: day(lastDay) })
}

export interface AppointmentGiven {
  readonly id?: string
  readonly residentId: string
  readonly personIds: readonly string[]
  /** null for a drie-gesprek. */
  readonly teamId: string | null
  readonly visitTypeId?: string | null
  /** The group in which it is a place: the group has the time of its professionals. */
  readonly groupId?: string
  readonly visitTypeCode: string
  readonly status?: AppointmentStatus
  readonly startsAt: Temporal.Instant
  readonly minutes: number
  readonly channel?: Channel
  readonly location: string
  readonly reason?: string | null
  readonly interpreterLanguage?: string | null
  readonly heldUntil?: Temporal.Instant | null
  readonly cancelNoticeHours?: number
  readonly selfBooked?: boolean
  readonly createdAt?: Temporal.Instant
}

const blocking: readonly AppointmentStatus[] = ['proposed', ...busyStatuses]

function rowsOf(tenantId: string, given: AppointmentGiven) {
  const { personIds, minutes, cancelNoticeHours = 24, status = 'booked', id = newId(), createdAt, ...rest } = given
  const endsAt = given.startsAt.add({ minutes })
  const made = createdAt ?? given.startsAt.subtract({ hours: 24 * 7 })
  const cancelled = status === 'cancelled'
  const appointment = {
    channel: 'in_person' as const,
    visitTypeId: null,
    selfBooked: true,
    ...rest,
    tenantId,
    id,
    status,
    endsAt,
    onlineEditableUntil: onlineEditableUntil(given.startsAt, cancelNoticeHours),
    bookedByPersonId: given.residentId,
    createdAt: made,
    updatedAt: made,
    cancelledAt: cancelled ? made : null,
    cancelledByPersonId: cancelled ? given.residentId : null,
    sequence: cancelled ? 1 : 0,
  }
  const { residentId, teamId, startsAt } = given
  const taken = { tenantId, appointmentId: id, residentId, teamId, startsAt, endsAt, blocks: blocking.includes(status) }
  const response = status === 'pending' ? ('needs-action' as const) : ('accepted' as const)
  const participants = [
    { ...taken, personId: residentId, kind: 'resident' as const, response: 'accepted' as const },
    ...personIds.map((personId) => ({
      ...{ ...taken, personId, kind: 'professional' as const, response },
      blocks: taken.blocks && given.groupId === undefined,
    })),
  ]
  return { appointment, participants }
}

const atOnce = 500

/** Appointments with everybody whose time they take. Gives their ids, in order. */
export async function makeAppointments(
  { db }: OwnerDb,
  tenantId: string,
  given: readonly AppointmentGiven[],
): Promise<string[]> {
  const rows = given.map((each) => rowsOf(tenantId, each))
  for (let at = 0; at < rows.length; at += atOnce) {
    const some = rows.slice(at, at + atOnce)
    await db.insert(appointments).values(some.map(({ appointment }) => appointment))
    await db.insert(appointmentParticipants).values(some.flatMap(({ participants }) => participants))
  }
  return rows.map(({ appointment }) => appointment.id)
}
