import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { Available } from './availability-columns.server.ts'
import type { Bookable, BookableType } from './bookable.queries.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import { firstWhoCan, takenByDay, type TimeWith } from './first-who-can.ts'
import { busyIntervals } from './free-time-busy.queries.server.ts'
import { findFreeTimeGround } from './free-time-ground.queries.server.ts'
import type { FreeTime } from './free-times.queries.server.ts'
import { listAbsences } from './schedules.queries.server.ts'
import { localDays } from './session-days.ts'
import { freeStarts, toSlot } from './slots.ts'

/** A time that a resident may choose, where it is, and with whom. */
export interface FirstTime extends TimeWith<FreeTime> {
  /** How residents call this professional. */
  readonly calledName: string
}

interface Asked {
  readonly tenant: Tenant
  readonly residentId: string
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  /** How many times at most. */
  readonly count: number
}

/** Who of these may be booked for this kind of visit. */
export const thoseWith = (all: readonly Bookable[], visitTypeId: string): Bookable[] =>
  all.filter(({ types }) => types.some(({ id }) => id === visitTypeId))

interface Those extends Asked {
  readonly those: readonly Available[]
  readonly type: { readonly code: string; readonly minutes: number }
}

const dayIn = (timeZone: string) => (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate()

/** The times of a window that is whole days but for its start and end. Busy times are read once for all. */
async function timesWithin(tx: Tx, { those, type, ...asked }: Those): Promise<FirstTime[]> {
  const { tenant, residentId, from, until, count } = asked
  const { calendar, rules } = bookingSettings(tenant)
  const dayOf = dayIn(calendar.timeZone)
  const days = localDays(dayOf(from), dayOf(until), calendar)
  const ids = those.map(({ professional }) => professional.personId)
  // Whole days: what is over by now, or comes after the last time, is work of those days too.
  const begin = days[0]?.date.toZonedDateTime(calendar.timeZone).toInstant() ?? from
  const end = days.at(-1)?.date.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant() ?? until
  const busy = await busyIntervals(tx, [...ids, residentId], begin, end)
  const midnights = days.map(({ midnight }) => midnight)
  const lists = those.map(({ professional: { personId, calledName }, sessions, absences }) => {
    const own = busy.get(personId) ?? []
    const places = new Map(sessions.map(({ id, location }) => [id, location]))
    const starts = freeStarts({
      ...{ from, until, now: tx.actor.now, calendar, rules, sessions, visitType: type, audience: 'online' },
      ...{ absences, busy: [...own, ...(busy.get(residentId) ?? [])], limit: count },
    })
    const times = starts.map(({ at, sessionId }) => {
      return { ...toSlot(at, type.minutes), calledName, location: places.get(sessionId) ?? '' }
    })
    return { personId, times, takenOn: takenByDay(own, midnights) }
  })
  return firstWhoCan(lists, count)
}

/** The days that are looked at before the rest: who asks for a few times mostly finds them there. */
const nearDays = 7

/** The first times of these, in order. However many they are, the database is asked as often. */
async function firstTimesWith(tx: Tx, asked: Those): Promise<FirstTime[]> {
  const { from, until, count } = asked
  const { timeZone } = bookingSettings(asked.tenant).calendar
  // At midnight: no session goes on to the next day, so no time is cut in two.
  const parted = from.toZonedDateTimeISO(timeZone).startOfDay().add({ days: nearDays }).toInstant()
  if (parted.epochMilliseconds >= until.epochMilliseconds) return timesWithin(tx, asked)
  const near = await timesWithin(tx, { ...asked, until: parted })
  if (near.length >= count) return near
  return [...near, ...(await timesWithin(tx, { ...asked, from: parted, count: count - near.length }))]
}

/**
 * The first times at which any of these can, whom the resident was found to be allowed to book for this kind of visit; in
 * order.
 */
export async function firstTimesOf(
  tx: Tx,
  { those, ...asked }: Asked & { readonly those: readonly Bookable[]; readonly type: BookableType },
): Promise<FirstTime[]> {
  const dayOf = dayIn(bookingSettings(asked.tenant).calendar.timeZone)
  const days = { firstDay: dayOf(asked.from), lastDay: dayOf(asked.until) }
  const ids = those.map(({ professional }) => professional.personId)
  const absences = Map.groupBy(await listAbsences(tx, ids, days), ({ personId }) => personId)
  const available = those.map(({ professional, sessions }) => {
    return { professional, sessions, absences: absences.get(professional.personId) ?? [] }
  })
  return firstTimesWith(tx, { ...asked, those: available })
}

/**
 * "Wie het eerst kan": the first `count` times between two instants at which somebody of the own practice, or who supports
 * the resident, can for one kind of visit; in order, within the lead time and horizon of the wijk (APP-2).
 * `notFound` for a kind that this resident books with nobody, and to who may not see the care team.
 */
export async function listFirstWhoCan(
  tx: Tx,
  asked: Asked & { readonly visitTypeId: string },
): Promise<Result<FirstTime[]>> {
  const ground = await findFreeTimeGround(tx, asked)
  return ground.ok ? done(await firstTimesWith(tx, { ...asked, ...ground.value })) : ground
}
