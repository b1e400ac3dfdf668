import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
import { findTeams } from '../organisations/teams.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { listTakenTimes, type Room } from './appointment-rooms.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { FreeTime } from './free-times.queries.server.ts'
import { listKindsOfTeams, type KindOfTeam } from './kinds.queries.server.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'
import { listRooms } from './rooms.server.ts'
import { freeSlots } from './slots.ts'

/** The times of so many days are buttons; another day is typed. */
const shownDays = 28

export interface PracticeChoices {
  readonly members: readonly TeamMember[]
  readonly member: TeamMember
  /** Kinds of visit of the teams in which `member` sees this resident: those that they hold sessions for, else all. */
  readonly kinds: readonly KindOfTeam[]
  readonly kind: KindOfTeam | null
  /** Of the team, where somebody comes for this kind of visit. */
  readonly rooms: readonly Room[]
  /** The one that was chosen: the times are those at which it is free. */
  readonly room: Room | null
  /** Free times in sessions, in order, from now on. */
  readonly times: readonly FreeTime[]
  /** The teams of these kinds, by id. */
  readonly teams: ReadonlyMap<string, { readonly name: string }>
}

interface Asked {
  readonly tenant: Tenant
  readonly residentId: string
  /** As the address says; anything else is the resident's own huisarts, and the first kind that fits. */
  readonly personId: string | null
  readonly visitTypeId: string | null
  readonly roomId: string | null
}

interface Found {
  /** Each once, however many of the actor's teams they work in. */
  readonly members: readonly TeamMember[]
  readonly member: TeamMember | null
  /** Where they see this resident: the teams that the resident is with, or else the first in which they work. */
  readonly places: readonly string[]
}

async function findMember(tx: Tx, { tenant, residentId, personId }: Asked): Promise<Found> {
  const { teamIds } = tx.actor
  const works = teamIds.length > 0 ? await listTeamMembers(tx, teamIds, tenant.timeZone) : []
  const members = [...Map.groupBy(works, ({ id }) => id).values()].map(([first]) => first!)
  const found = await listOwnProfessionals(tx, residentId)
  const own = found.ok ? found.value : []
  const theirs = own.map((each) => each.personId)
  const asked = members.find(({ id }) => id === personId)
  const usual = members.find(({ id }) => theirs[0] === id) ?? members.find(({ id }) => theirs.includes(id))
  const member = asked ?? usual ?? members[0] ?? null
  const at = works.filter(({ id }) => id === member?.id).map(({ teamId }) => teamId)
  const withResident = at.filter((teamId) => own.some((each) => each.teamId === teamId))
  return { members, member, places: withResident.length > 0 ? withResident : at.slice(0, 1) }
}

/** Whether the actor may see the appointments that this resident has with each of these teams. */
async function mayRead(tx: Tx, residentId: string, teamIds: readonly string[]): Promise<boolean> {
  const asked = { residentId, resource: 'appointment', action: 'read' } as const
  for (const ownerTeamId of teamIds) if (!(await decideAccess(tx, { ...asked, ownerTeamId })).granted) return false
  return true
}

/**
 * With whom and for what the practice can book for a resident, and the next times; the address or habit chooses. `notFound`
 * to who may not see this resident's appointments at the team.
 */
export async function listPracticeChoices(tx: Tx, asked: Asked): Promise<Result<PracticeChoices>> {
  const { tenant, residentId } = asked
  const isHere = tx.actor.kind === 'professional'
  const { members, member, places } = isHere ? await findMember(tx, asked) : { members: [], member: null, places: [] }
  // Who is nobody's colleague here asked all the same: the log says so.
  if (!member) await decideAccess(tx, { residentId, resource: 'appointment', action: 'read', ownerTeamId: null })
  if (!member || !(await mayRead(tx, residentId, places))) return notFound
  const { calendar } = bookingSettings(tenant)
  const { now } = tx.actor
  const firstDay = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = { firstDay, lastDay: firstDay.add({ days: shownDays }) }
  const held = await listSessions(tx, [member.id], days)
  const all = (await listKindsOfTeams(tx, places)).filter(({ ended }) => !ended)
  const fitting = all.filter(({ code, teamId }) =>
    held.some((session) => session.teamId === teamId && session.visitTypeCodes.includes(code)),
  )
  const kinds = fitting.length > 0 ? fitting : all
  const kind =
    kinds.find(({ id }) => id === asked.visitTypeId) ?? kinds.find(({ code }) => code === 'CONSULT') ?? kinds[0] ?? null
  const sessions = held.filter(({ teamId }) => teamId === kind?.teamId)
  const until = days.lastDay.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant()
  // Nobody is written in on the minute that is passing.
  const from = now.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const rooms = kind?.channel === 'in_person' ? await listRooms(tx, [kind.teamId]) : []
  const room = rooms.find(({ id }) => id === asked.roomId) ?? null
  const taken = room ? await listTakenTimes(tx, { roomId: room.id, from, until }) : []
  const slots = kind
    ? freeSlots({
        ...{ from, until, now, calendar, sessions, visitType: kind, audience: 'practice' },
        absences: await listAbsences(tx, [member.id], days),
        busy: [...(await listBusy(tx, [member.id, residentId], from, until)), ...taken],
      })
    : []
  const locations = new Map(sessions.map(({ id, location }) => [id, location]))
  const times = slots.map(({ sessionId, ...slot }) => ({ ...slot, location: locations.get(sessionId) ?? '' }))
  const teams = await findTeams(tx, places)
  return done({ members, member, kinds, kind, rooms, room, times, teams })
}
