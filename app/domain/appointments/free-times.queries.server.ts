import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { listOwnProfessionals } from '../access/own-professionals.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { Tenant } from '../tenants/tenant.ts'
import type { Available } from './availability-columns.server.ts'
import { bookingSettings } from './booking-settings.server.ts'
import type { Bookable, BookableChoice, BookableType } from './bookable.queries.server.ts'
import { busyIntervals } from './free-time-busy.queries.server.ts'
import { findFreeTimeGround } from './free-time-ground.queries.server.ts'
import { openedFor } from './live-invitations.server.ts'
import { listAbsences, listBusy, listSessions } from './schedules.queries.server.ts'
import type { ConsultationSession } from './session.ts'
import { freeSlotsForAll, freeStarts, nearestFree, toSlot, type Slot } from './slots.ts'

interface Window {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** A time that a resident may choose, and where it is. */
export interface FreeTime extends Slot {
  readonly location: string
}

/** A time at which all are free, and where those who hold sessions then are. */
export interface JointTime extends Slot {
  readonly locations: readonly string[]
}

function daysOf({ from, until }: Window, timeZone: string) {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate()
  return { firstDay: day(from), lastDay: day(until) }
}

interface OfBookable {
  readonly tenant: Tenant
  readonly residentId: string
  readonly bookable: Bookable & { readonly type: BookableType }
}

interface OfOne extends Window {
  readonly tenant: Tenant
  readonly residentId: string
  readonly available: Available
  readonly type: { readonly code: string; readonly minutes: number }
}

/** The free times with one professional, in order; asks when both are busy. */
async function timesWith(tx: Tx, { available, type, ...asked }: OfOne): Promise<FreeTime[]> {
  const { calendar, rules } = bookingSettings(asked.tenant)
  const { sessions, absences, professional } = available
  // What stands just before or after the window, keeps its distance too.
  const minutes = Math.max(0, ...sessions.map(({ bufferMinutes = 0 }) => bufferMinutes))
  const [from, until] = [asked.from.subtract({ minutes }), asked.until.add({ minutes })]
  const busy = await busyIntervals(tx, [professional.personId, asked.residentId], from, until)
  const places = new Map(sessions.map(({ id, location }) => [id, location]))
  const starts = freeStarts({
    ...{ ...asked, now: tx.actor.now, calendar, rules, sessions, absences, visitType: type, audience: 'online' },
    busy: [...busy.values()].flat(),
  })
  return starts.map(({ at, sessionId }) => ({ ...toSlot(at, type.minutes), location: places.get(sessionId) ?? '' }))
}

/** The free times of a choice that was already found to be the resident's own, in order. */
export async function freeTimesOf(tx: Tx, { bookable, ...asked }: Window & OfBookable): Promise<FreeTime[]> {
  const { professional, type } = bookable
  const sessions = openedFor(type.invited, bookable.sessions)
  const days = daysOf(asked, bookingSettings(asked.tenant).calendar.timeZone)
  const absences = await listAbsences(tx, [professional.personId], days)
  return timesWith(tx, { ...asked, type, available: { professional, sessions, absences } })
}

/**
 * The free time that begins at an instant, or null. Ask under the locks: the sessions are read anew, because they may have
 * changed, or their team closed, while the locks were waited for.
 */
export async function findFreeTime(
  tx: Tx,
  { startsAt, bookable, ...asked }: OfBookable & { readonly startsAt: Temporal.Instant },
): Promise<FreeTime | null> {
  const { personId, teamId } = bookable.professional
  const window = { from: startsAt, until: startsAt.add({ minutes: bookable.type.minutes }) }
  const held = await listSessions(tx, [personId], daysOf(window, bookingSettings(asked.tenant).calendar.timeZone))
  const sessions = held.filter((session) => session.teamId === teamId)
  const [time] = await freeTimesOf(tx, { ...asked, ...window, bookable: { ...bookable, sessions } })
  return time?.startsAt.equals(startsAt) ? time : null
}

/**
 * The times that this resident may choose with one own professional for one kind of visit, between two instants and
 * within the lead time and horizon of the wijk (APP-2); in order. Times at which the resident is busy are left out.
 * `notFound` for a professional who is not the resident's own and a kind that residents don't book themselves.
 */
export async function listFreeTimes(tx: Tx, choice: BookableChoice & Window): Promise<Result<FreeTime[]>> {
  const ground = await findFreeTimeGround(tx, choice)
  if (!ground.ok) return ground
  const [available] = ground.value.those
  return available ? done(await timesWith(tx, { ...choice, ...ground.value, available })) : notFound
}

/**
 * The whole time in which residents may choose: from now to the end of the horizon of the wijk, or of the session among these
 * that opens furthest ahead (APP-2).
 */
export function bookingWindow(
  tx: Tx,
  tenant: Tenant,
  sessions: readonly Pick<ConsultationSession, 'releaseHorizonDays'>[] = [],
): Window {
  const { calendar, rules } = bookingSettings(tenant)
  const today = tx.actor.now.toZonedDateTimeISO(calendar.timeZone).toPlainDate()
  const days = Math.max(rules.releaseHorizonDays, ...sessions.map(({ releaseHorizonDays }) => releaseHorizonDays ?? 0))
  const dayAfter = today.add({ days: days + 1 })
  return { from: tx.actor.now, until: dayAfter.toZonedDateTime(calendar.timeZone).toInstant() }
}

/** The free times that start nearest to a wanted time, in order: for who just lost it (lesson 1). */
export async function listNearestFreeTimes(
  tx: Tx,
  { startsAt, count, ...choice }: BookableChoice & { readonly startsAt: Temporal.Instant; readonly count: number },
): Promise<Result<FreeTime[]>> {
  const times = await listFreeTimes(tx, { ...choice, ...bookingWindow(tx, choice.tenant) })
  return times.ok ? done(nearestFree(times.value, startsAt, count)) : times
}

export interface JointChoice {
  readonly tenant: Tenant
  readonly residentId: string
  readonly personIds: readonly string[]
  readonly minutes: number
}

/** What the drie-gesprek is called among the kinds of visit (APP-1). */
export const threeWayCode = 'THREE_WAY_CONVERSATION'

/**
 * The times at which the resident and all these professionals are free together, in order (INV-1, lesson 2): in
 * their sessions for drie-gesprekken, within the lead time and horizon of the wijk.
 * `notFound` unless each is the resident's own professional.
 */
export async function listFreeTimesForAll(tx: Tx, asked: JointChoice & Window): Promise<Result<JointTime[]>> {
  const { residentId, personIds } = asked
  const own = await listOwnProfessionals(tx, residentId)
  if (!own.ok) return own
  const known = new Set(own.value.map(({ personId }) => personId))
  if (personIds.length === 0 || personIds.some((id) => !known.has(id))) return notFound
  const { calendar, rules } = bookingSettings(asked.tenant)
  const days = daysOf(asked, calendar.timeZone)
  const all = await listSessions(tx, personIds, days)
  const sessions = all.filter(({ visitTypeCodes }) => visitTypeCodes.includes(threeWayCode))
  const absences = await listAbsences(tx, personIds, days)
  const busy = await listBusy(tx, [...personIds, residentId], asked.from, asked.until)
  const of = <T extends { readonly personId: string }>(rows: readonly T[], id: string) =>
    rows.filter(({ personId }) => personId === id)
  const slots = freeSlotsForAll({
    ...asked,
    now: tx.actor.now,
    calendar,
    rules,
    participants: [
      ...personIds.map((id) => ({ sessions: of(sessions, id), absences: of(absences, id), busy: of(busy, id) })),
      { sessions: null, absences: [], busy: of(busy, residentId) },
    ],
  })
  return done(
    slots.map((slot) => {
      const { dayOfWeek } = slot.startsAt.toZonedDateTimeISO(calendar.timeZone)
      const places = sessions.filter(({ weekday }) => weekday === dayOfWeek).map(({ location }) => location)
      return { ...slot, locations: [...new Set(places)] }
    }),
  )
}
