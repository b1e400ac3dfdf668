import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { consultationSessions } from '#db/schema/appointments.kinds.ts'
import { absences, teamClosures } from '#db/schema/appointments.schedules.ts'
import type { Absence, ConsultationSession, Days } from './session.ts'
import type { BusyRange } from './slots.ts'

/** A session with whose it is and where it is held. */
export interface PlacedSession extends ConsultationSession {
  readonly personId: string
  readonly teamId: string
  readonly location: string
}

interface Period {
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
}

/**
 * The weekly sessions of these people that hold on any day from `firstDay` to `lastDay`, both included, with the days on
 * which their teams are closed.
 */
export async function listSessions(tx: Tx, personIds: readonly string[], days: Period): Promise<PlacedSession[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .select({
      id: consultationSessions.id,
      personId: consultationSessions.personId,
      teamId: consultationSessions.teamId,
      weekday: consultationSessions.weekday,
      startsAt: consultationSessions.startsAt,
      endsAt: consultationSessions.endsAt,
      weeks: consultationSessions.weeks,
      validFrom: consultationSessions.validFrom,
      validUntil: consultationSessions.validUntil,
      location: consultationSessions.location,
      visitTypeCodes: consultationSessions.visitTypeCodes,
      onlineShare: consultationSessions.onlineShare,
      releaseHorizonDays: consultationSessions.releaseHorizonDays,
      leadMinutes: consultationSessions.leadMinutes,
      bufferMinutes: consultationSessions.bufferMinutes,
      pauses: consultationSessions.pauses,
      onClosedDays: consultationSessions.onClosedDays,
    })
    .from(consultationSessions)
    .where(
      and(
        eq(consultationSessions.tenantId, tx.actor.tenantId),
        inArray(consultationSessions.personId, [...personIds]),
        lte(consultationSessions.validFrom, days.lastDay),
        or(isNull(consultationSessions.validUntil), gte(consultationSessions.validUntil, days.firstDay)),
      ),
    )
    .orderBy(consultationSessions.weekday, consultationSessions.startsAt, consultationSessions.id)
    .limit(1_000)
  const closed = await listClosures(tx, [...new Set(rows.map(({ teamId }) => teamId))], days)
  return rows.map(({ pauses, ...session }) => ({
    ...session,
    pauses: pauses.map(({ from, until }) => ({
      from: Temporal.PlainTime.from(from),
      until: Temporal.PlainTime.from(until),
    })),
    closed: closed.get(session.teamId) ?? [],
  }))
}

/** The days on which these teams are closed beside weekends and holidays, by team. */
async function listClosures(tx: Tx, teamIds: readonly string[], days: Period): Promise<Map<string, Days[]>> {
  if (teamIds.length === 0) return new Map()
  const rows = await tx
    .select({ teamId: teamClosures.teamId, from: teamClosures.firstDay, until: teamClosures.lastDay })
    .from(teamClosures)
    .where(
      and(
        eq(teamClosures.tenantId, tx.actor.tenantId),
        inArray(teamClosures.teamId, [...teamIds]),
        lte(teamClosures.firstDay, days.lastDay),
        gte(teamClosures.lastDay, days.firstDay),
      ),
    )
    .limit(1_000)
  return Map.groupBy(rows, ({ teamId }) => teamId)
}

/** The days on which these people are away, as far as they touch the days from `firstDay` to `lastDay`. */
export async function listAbsences(
  tx: Tx,
  personIds: readonly string[],
  days: Period,
): Promise<(Absence & { readonly personId: string })[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .select({
      personId: absences.personId,
      from: absences.firstDay,
      until: absences.lastDay,
      startsAt: absences.startsAt,
      endsAt: absences.endsAt,
    })
    .from(absences)
    .where(
      and(
        eq(absences.tenantId, tx.actor.tenantId),
        inArray(absences.personId, [...personIds]),
        lte(absences.firstDay, days.lastDay),
        gte(absences.lastDay, days.firstDay),
      ),
    )
    .limit(1_000)
  return rows.map(({ startsAt, endsAt, ...away }) => ({
    ...away,
    hours: startsAt && endsAt ? { from: startsAt, until: endsAt } : null,
  }))
}

/**
 * When these people are busy between two instants, without a word about why or with whom. Holds that ran out are not
 * busy. Read once for a whole period.
 */
export async function listBusy(
  tx: Tx,
  personIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<(BusyRange & { readonly personId: string })[]> {
  if (personIds.length === 0) return []
  // As numbers: reading thousands of texts as instants costs five times as much. What is not on a millisecond is taken wider.
  const { rows } = await tx.execute<{ person_id: string; starts: number; ends: number }>(
    sql`select person_id, floor(extract(epoch from starts_at) * 1000)::float8 as starts, ceil(extract(epoch from ends_at) * 1000)::float8 as ends
        from busy_ranges(${`{${personIds.join(',')}}`}::uuid[], ${from.toString()}::timestamptz, ${until.toString()}::timestamptz)`,
  )
  return rows.map((row) => ({
    personId: row.person_id,
    startsAt: Temporal.Instant.fromEpochMilliseconds(row.starts),
    endsAt: Temporal.Instant.fromEpochMilliseconds(row.ends),
  }))
}

/** The ISO weekdays on which these people hold sessions on or after `day`, in order, by person. */
export async function workingWeekdays(
  tx: Tx,
  personIds: readonly string[],
  day: Temporal.PlainDate,
): Promise<Map<string, number[]>> {
  const sessions = await listSessions(tx, personIds, { firstDay: day, lastDay: day })
  return new Map(
    [...Map.groupBy(sessions, ({ personId }) => personId)].map(([personId, own]) => [
      personId,
      [...new Set(own.map(({ weekday }) => weekday))].sort((a, b) => a - b),
    ]),
  )
}
