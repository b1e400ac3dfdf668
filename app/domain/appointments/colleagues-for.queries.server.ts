import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { freeColleagues } from './free-colleagues.ts'
import type { HitBooking } from './hit-bookings.queries.server.ts'
import type { Schedule } from './schedule.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'

/** The schedules of these people between two days, by person. Public but for why somebody is away, which it does not say. */
export async function readSchedules(
  tx: Tx,
  personIds: readonly string[],
  days: { readonly firstDay: Temporal.PlainDate; readonly lastDay: Temporal.PlainDate },
): Promise<Map<string, Schedule>> {
  const sessions = await listSessions(tx, personIds, days)
  const absences = await listAbsences(tx, personIds, days)
  return new Map(
    personIds.map((id) => {
      const own = sessions.filter(({ personId }) => personId === id)
      // What is closed already, so that closing it again asks nothing again.
      const closures = own.flatMap(({ teamId, closed = [] }) => closed.map((days) => ({ ...days, teamId })))
      return [id, { sessions: own, absences: absences.filter(({ personId }) => personId === id), closures }]
    }),
  )
}

/** Who of the same team and role can take each of these bookings of one person over, by booking, the deputy first. */
export async function colleaguesFor(
  tx: Tx,
  asked: {
    readonly personId: string
    readonly bookings: readonly HitBooking[]
    readonly deputyPersonId: string | null
    readonly calendar: WorkingCalendar
  },
): Promise<Map<string, { readonly id: string; readonly calledName: string }[]>> {
  const { personId, bookings, deputyPersonId, calendar } = asked
  const movable = bookings.filter(({ teamId, status }) => teamId !== null && status === 'booked')
  const [first] = movable
  const last = movable.at(-1)
  if (!first || !last) return new Map()
  const teamIds = [...new Set(movable.flatMap(({ teamId }) => teamId ?? []))]
  const members = await listTeamMembers(tx, teamIds, calendar.timeZone)
  const roleIn = new Map(members.filter(({ id }) => id === personId).map(({ teamId, role }) => [teamId, role]))
  const peers = members.filter(({ id, teamId, role }) => id !== personId && roleIn.get(teamId) === role)
  const ids = [...new Set(peers.map(({ id }) => id))]
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const schedules = await readSchedules(tx, ids, { firstDay: day(first.startsAt), lastDay: day(last.startsAt) })
  const busy = await listBusy(tx, ids, first.startsAt, last.endsAt)
  return new Map(
    movable.map((booking) => {
      const there = peers
        .filter(({ teamId }) => teamId === booking.teamId)
        .map(({ id, calledName }) => {
          const schedule = schedules.get(id) ?? { sessions: [], absences: [], closures: [] }
          // Who sees people for another team then, is not there for this one.
          const sessions = schedule.sessions.filter(({ teamId }) => teamId === booking.teamId)
          const taken = busy.filter((range) => range.personId === id)
          return { id, calledName, busy: taken, schedule: { ...schedule, sessions } }
        })
      const free = freeColleagues(booking, there, calendar, deputyPersonId)
      return [booking.id, free.map(({ id, calledName }) => ({ id, calledName }))]
    }),
  )
}
