import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { groupsHit } from './bookings-hit.ts'
import { readSchedules } from './colleagues-for.queries.server.ts'
import { freeLeaders } from './free-colleagues.ts'
import { goneBy } from './group-time.server.ts'
import { groupsLedBy, type GroupView } from './groups.queries.server.ts'
import { readPlaces } from './places.queries.server.ts'
import { applyChange, type Schedule, type ScheduleChange } from './schedule.ts'
import { listBusy } from './schedules.queries.server.ts'

/** A group that a change of a schedule hits, with whoever leads it and can't. */
export type HitGroup = GroupView & { readonly personId: string }

/** One that has to be settled, with who can lead it instead. */
export type GroupToSettle = HitGroup & {
  readonly colleagues: readonly { readonly id: string; readonly calledName: string }[]
}

/**
 * The groups that a change hits, soonest first, each once: those in time in which who leads them is newly away, or their team
 * newly closed. Public.
 * @param asked.led what `groupsLedBy` says of these people, under their locks.
 */
export function listGroupsHit(asked: {
  readonly led: readonly HitGroup[]
  readonly schedules: ReadonlyMap<string, Schedule>
  readonly change: ScheduleChange
  readonly calendar: WorkingCalendar
}): HitGroup[] {
  const { led, schedules, change, calendar } = asked
  const hit = [...schedules].flatMap(([personId, before]) => {
    const own = led.filter((group) => group.personId === personId)
    return groupsHit(before, applyChange(before, change), own, calendar)
  })
  const ids = new Set(hit.map(({ id }) => id))
  return led.filter(({ id }) => ids.delete(id))
}

/** Everybody who has to be locked to change these groups: themselves, who leads them and who has a place. */
async function inGroups(tx: Tx, groups: readonly HitGroup[]): Promise<string[]> {
  const people: string[] = []
  for (const { id, professionals } of groups) {
    const places = await inPortalName(tx, () => readPlaces(tx, id))
    people.push(id, ...professionals.map((each) => each.id), ...places.map(({ residentId }) => residentId))
  }
  return people
}

interface Led {
  readonly personIds: readonly string[]
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/**
 * Everybody in the groups of these people that have this id: to be locked with everybody else, in one go. Asked again under
 * those locks it says who came in meanwhile.
 */
export async function inChosenGroups(tx: Tx, { personIds, ...window }: Led, chosen: readonly string[]) {
  if (chosen.length === 0) return []
  const led = await groupsLedBy(tx, personIds, window)
  return inGroups(
    tx,
    led.filter(({ id }) => chosen.includes(id)),
  )
}

/** Who of the same team can lead each of these groups of one person instead, by group, the deputy first. */
export async function leadersFor(
  tx: Tx,
  asked: {
    readonly groups: readonly HitGroup[]
    readonly deputyPersonId: string | null
    readonly calendar: WorkingCalendar
  },
): Promise<ReadonlyMap<string, GroupToSettle['colleagues']>> {
  const { groups, deputyPersonId, calendar } = asked
  const [first] = groups
  const last = groups.at(-1)
  if (!first || !last) return new Map()
  const teamIds = [...new Set(groups.map(({ teamId }) => teamId))]
  const members = await listTeamMembers(tx, teamIds, calendar.timeZone)
  const ids = [...new Set(members.map(({ id }) => id))]
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = { firstDay: day(first.startsAt), lastDay: day(last.startsAt).add({ days: 1 }) }
  const schedules = await readSchedules(tx, ids, days)
  const busy = await listBusy(tx, ids, first.startsAt, last.startsAt.add({ hours: 8 }))
  const { timeZone } = calendar
  // Nobody is offered who works here no longer when the last of them is.
  const gone = new Set(await goneBy(tx, { personIds: ids, day: day(last.startsAt), timeZone }))
  return new Map(
    groups.map((group) => {
      const others = members
        .filter(({ id, teamId }) => teamId === group.teamId && id !== group.personId && !gone.has(id))
        .map(({ id, calledName }) => ({
          ...{ id, calledName, busy: busy.filter(({ personId }) => personId === id) },
          schedule: schedules.get(id) ?? { sessions: [], absences: [], closures: [] },
        }))
      const free = freeLeaders(group, others, calendar, deputyPersonId)
      return [group.id, free.map(({ id, calledName }) => ({ id, calledName }))]
    }),
  )
}
