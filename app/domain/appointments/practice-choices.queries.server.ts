import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { listTeamMembers, type TeamMember } from '../organisations/professionals.queries.server.ts'
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
  /** Kinds of visit of the teams of `member`: those that they hold sessions for, else all. */
  readonly kinds: readonly KindOfTeam[]
  readonly kind: KindOfTeam | null
  /** Of the team, where somebody comes for this kind of visit. */
  readonly rooms: readonly Room[]
  /** The one that was chosen: the times are those at which it is free. */
  readonly room: Room | null
  /** Free times in sessions, in order, from now on. */
  readonly times: readonly FreeTime[]
}

interface Asked {
  readonly tenant: Tenant
  readonly residentId: string
  /** As the address says; anything else is the resident's own huisarts, and the first kind that fits. */
  readonly personId: string | null
  readonly visitTypeId: string | null
  readonly roomId: string | null
}

async function findMember(tx: Tx, { tenant, residentId, personId }: Asked): Promise<[TeamMember[], TeamMember | null]> {
  const { teamIds } = tx.actor
  const members = teamIds.length > 0 ? await listTeamMembers(tx, teamIds, tenant.timeZone) : []
  const own = await listOwnProfessionals(tx, residentId)
  const theirs = own.ok ? own.value.map((each) => each.personId) : []
  const asked = members.find(({ id }) => id === personId)
  const usual = members.find(({ id }) => theirs[0] === id) ?? members.find(({ id }) => theirs.includes(id))
  return [members, asked ?? usual ?? members[0] ?? null]
}

/**
 * With whom and for what the practice can book for a resident, and the next times; the address or habit chooses. `notFound`
 * to who may not see this resident's appointments at the team.
 */
export async function listPracticeChoices(tx: Tx, asked: Asked): Promise<Result<PracticeChoices>> {
  const { tenant, residentId } = asked
  const [members, member] = tx.actor.kind === 'professional' ? await findMember(tx, asked) : [[], null]
  const question = { residentId, resource: 'appointment', action: 'read', ownerTeamId: member?.teamId ?? null } as const
  if (!(await decideAccess(tx, question)).granted || !member) return notFound
  const { calendar } = bookingSettings(tenant)
  const { now } = tx.actor
  const firstDay = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = { firstDay, lastDay: firstDay.add({ days: shownDays }) }
  const held = await listSessions(tx, [member.id], days)
  const sessions = held.filter(({ teamId }) => teamId === member.teamId)
  const all = (await listKindsOfTeams(tx, [member.teamId])).filter(({ ended }) => !ended)
  const fitting = all.filter(({ code }) => sessions.some(({ visitTypeCodes }) => visitTypeCodes.includes(code)))
  const kinds = fitting.length > 0 ? fitting : all
  const kind =
    kinds.find(({ id }) => id === asked.visitTypeId) ?? kinds.find(({ code }) => code === 'CONSULT') ?? kinds[0] ?? null
  const until = days.lastDay.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant()
  // Nobody is written in on the minute that is passing.
  const from = now.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const rooms = kind?.channel === 'in_person' ? await listRooms(tx, [member.teamId]) : []
  const room = rooms.find(({ id }) => id === asked.roomId) ?? null
  const taken = room ? await listTakenTimes(tx, { roomId: room.id, from, until }) : []
  const slots = kind
    ? freeSlots({
        ...{ from, until, now, calendar, sessions, visitType: kind, audience: 'practice' },
        absences: await listAbsences(tx, [member.id], days),
        busy: [...(await listBusy(tx, [member.id, residentId], from, until)), ...taken],
      })
    : []
  const places = new Map(sessions.map(({ id, location }) => [id, location]))
  const times = slots.map(({ sessionId, ...slot }) => ({ ...slot, location: places.get(sessionId) ?? '' }))
  return done({ members, member, kinds, kind, rooms, room, times })
}
