import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { isId } from '../shared/ids.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { daysOfChange, type AskedChange } from './asked-change.ts'
import { kindsOfVisit } from './kind-of-visit.ts'
import { listKindsOfTeams } from './kinds.queries.server.ts'
import { listPlannable } from './plannable.server.ts'
import {
  applyChange,
  isEverHeld,
  sessionsOverlap,
  type PlannedSession,
  type Schedule,
  type ScheduleChange,
} from './schedule.ts'

/** Whom a change touches, and the teams in which whoever asks plans for them. */
export interface Touched {
  readonly personIds: readonly string[]
  readonly teamIds: readonly string[]
  /** null for what is a whole team's. */
  readonly personId: string | null
}

/** Whom a change touches as far as whoever asks plans for them; no teams when they don't. */
export async function touchedBy(tx: Tx, asked: AskedChange, timeZone: string): Promise<Touched> {
  const { members, teams } = await listPlannable(tx, { timeZone })
  if (asked.kind === 'close') {
    const teamIds = teams.flatMap(({ id }) => (id === asked.teamId ? [id] : []))
    const inTeam = members.filter(({ teamId }) => teamIds.includes(teamId))
    return { personIds: [...new Set(inTeam.map(({ id }) => id))], teamIds, personId: null }
  }
  const places = members.filter(({ id }) => id === asked.personId)
  const named = asked.kind === 'add' || asked.kind === 'replace' ? asked.session.teamId : null
  const teamIds = places.flatMap(({ teamId }) => (named === null || teamId === named ? [teamId] : []))
  return { personIds: [asked.personId], teamIds, personId: asked.personId }
}

/** Who may be a deputy of this person: colleagues with the same role in one of these teams. */
export async function deputiesOf(
  tx: Tx,
  {
    personId,
    teamIds,
    timeZone,
  }: { readonly personId: string; readonly teamIds: readonly string[]; readonly timeZone: string },
): Promise<TeamMember[]> {
  const members = await listTeamMembers(tx, teamIds, timeZone)
  const roles = new Set(members.flatMap(({ id, teamId, role }) => (id === personId ? [`${teamId} ${role}`] : [])))
  return members.filter(({ id, teamId, role }) => id !== personId && roles.has(`${teamId} ${role}`))
}

async function checkSession(
  tx: Tx,
  session: PlannedSession,
  others: readonly PlannedSession[],
): Promise<Result<undefined>> {
  const kinds = await listKindsOfTeams(tx, [session.teamId])
  const known = new Set<string>([...kinds.map(({ code }) => code), ...kindsOfVisit])
  if (session.visitTypeCodes.some((code) => !known.has(code))) return notFound
  if (!isEverHeld(session)) return refuse('appointments.endsBeforeItBegins')
  return others.some((other) => sessionsOverlap(session, other)) ? refuse('appointments.sessionsOverlap') : done()
}

/**
 * Whether a change can be made to these schedules. Refuses `notFound` for a session, kind of visit or deputy that is none of
 * theirs, `appointments.inThePast`, `appointments.endsBeforeItBegins` and `appointments.sessionsOverlap`.
 */
export async function checkChange(
  tx: Tx,
  input: {
    readonly asked: AskedChange
    readonly change: ScheduleChange
    readonly touched: Touched
    readonly schedules: ReadonlyMap<string, Schedule>
    readonly timeZone: string
  },
): Promise<Result<undefined>> {
  const { asked, change, touched, schedules, timeZone } = input
  const { compare } = Temporal.PlainDate
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const { firstDay, lastDay } = daysOfChange(asked)
  if (lastDay !== null && compare(lastDay, firstDay) < 0) return refuse('appointments.endsBeforeItBegins')
  // Somebody may be away since yesterday; a session is changed from today on.
  const reaches = asked.kind === 'away' || asked.kind === 'close' ? asked.lastDay : firstDay
  if (compare(reaches, today) < 0) return refuse('appointments.inThePast')
  if (asked.kind === 'close') return done()
  const schedule = schedules.get(asked.personId)
  if (asked.kind === 'away') {
    const { deputyPersonId, personId } = asked
    if (deputyPersonId === null) return done()
    const deputies = await deputiesOf(tx, { personId, teamIds: touched.teamIds, timeZone })
    return isId(deputyPersonId) && deputies.some(({ id }) => id === deputyPersonId) ? done() : notFound
  }
  if (asked.kind !== 'add') {
    const old = schedule?.sessions.find(({ id }) => id === asked.sessionId)
    if (!old || !touched.teamIds.includes(old.teamId)) return notFound
  }
  if (change.kind !== 'add' && change.kind !== 'replace') return done()
  const after = schedule ? applyChange(schedule, change).sessions : []
  return checkSession(
    tx,
    change.session,
    after.filter(({ id }) => id !== change.session.id),
  )
}
