import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { absences, teamClosures } from '#db/schema/appointments.schedules.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import type { TeamMember } from '../organisations/professionals.queries.server.ts'
import { findTeams, type Team } from '../organisations/teams.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { listPlannable } from './plannable.server.ts'
import { isEverHeld } from './schedule.ts'
import { listSessions, type PlacedSession } from './schedules.queries.server.ts'

/** How far ahead a schedule is shown, in days: two years. */
const shownDays = 731

export type AbsenceKind = 'LEAVE' | 'TRAINING' | 'ILLNESS' | 'OTHER'

interface PlannedAbsence {
  readonly id: string
  readonly kind: AbsenceKind
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  readonly startsAt: Temporal.PlainTime | null
  readonly endsAt: Temporal.PlainTime | null
  readonly deputyPersonId: string | null
}

interface PlannedClosure {
  readonly id: string
  readonly teamId: string
  readonly name: string
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
}

/** The schedule of one professional, from today on. */
export interface PlannedWeek {
  readonly personId: string
  readonly name: string
  /** Where this professional works, as far as whoever looks plans for them there. */
  readonly places: readonly { readonly teamId: string; readonly teamName: string }[]
  /** Whose schedules whoever looks may open. */
  readonly members: readonly TeamMember[]
  /** Teams of which closed days, kinds of visit and rooms are theirs to set. */
  readonly teams: readonly Team[]
  readonly sessions: readonly PlacedSession[]
  readonly absences: readonly PlannedAbsence[]
  readonly closures: readonly PlannedClosure[]
}

export async function listPlannedAbsences(
  tx: Tx,
  personId: string,
  from: Temporal.PlainDate,
): Promise<PlannedAbsence[]> {
  const { id, firstDay, lastDay, startsAt, endsAt, deputyPersonId } = absences
  const rows = await tx
    .select({ id, firstDay, lastDay, startsAt, endsAt, deputyPersonId })
    .from(absences)
    .where(and(eq(absences.tenantId, tx.actor.tenantId), eq(absences.personId, personId), gte(lastDay, from)))
    .orderBy(asc(firstDay), asc(id))
    .limit(200)
  // Why somebody is away has a door of its own: the table's other columns are everybody's.
  const found = await tx.execute<{ id: string; kind: AbsenceKind }>(
    sql`select id, kind from absence_kinds(${personId}::uuid)`,
  )
  const kinds = new Map(found.rows.map((row) => [row.id, row.kind]))
  return rows.map((row) => ({ ...row, kind: kinds.get(row.id) ?? 'OTHER' }))
}

async function listPlannedClosures(tx: Tx, teamIds: readonly string[], from: Temporal.PlainDate) {
  if (teamIds.length === 0) return []
  const { id, teamId, name, firstDay, lastDay } = teamClosures
  return tx
    .select({ id, teamId, name, firstDay, lastDay })
    .from(teamClosures)
    .where(and(eq(teamClosures.tenantId, tx.actor.tenantId), inArray(teamId, [...teamIds]), gte(lastDay, from)))
    .orderBy(asc(firstDay), asc(id))
    .limit(200)
}

/**
 * The sessions, absences and closed days of one professional from today on, as somebody who sets them sees them.
 * `notFound` for a schedule that is not theirs to set: why a colleague is away is the colleague's own.
 */
export async function getPlannedWeek(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<Result<PlannedWeek>> {
  const { members, teams } = await listPlannable(tx, { timeZone })
  const places = members.filter(({ id }) => id === personId)
  const teamIds = places.map(({ teamId }) => teamId)
  const [place] = places
  if (!(await decideAboutSchedule(tx, { action: 'read', personId, teamIds, timeZone })) || !place) return notFound
  const named = await findTeams(tx, teamIds)
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const sessions = await listSessions(tx, [personId], { firstDay: today, lastDay: today.add({ days: shownDays }) })
  return done({
    ...{ personId, name: place.name, members, teams },
    places: teamIds.map((teamId) => ({ teamId, teamName: named.get(teamId)?.name ?? '' })),
    sessions: sessions.filter((session) => teamIds.includes(session.teamId) && isEverHeld(session)),
    absences: await listPlannedAbsences(tx, personId, today),
    closures: await listPlannedClosures(tx, teamIds, today),
  })
}
