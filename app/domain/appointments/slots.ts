import { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '#app/domain/tenants/working-days.ts'
import { firstAtLeast, intersect, merge, overlapsAny, subtract, type Interval } from './intervals.ts'
import { awayHours, sessionPeriods, type Absence, type ConsultationSession } from './session.ts'

/** A free time; what is busy is never made into one (APP-3). */
export interface Slot {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** A free time in a professional's session. */
export interface SessionSlot extends Slot {
  readonly sessionId: string
}

/** Taken time: an appointment, a hold, a private hour. `endsAt` is not included. */
export interface BusyRange {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Settings of APP-2. */
export interface BookingRules {
  /** A resident sees times up to so many days from today. */
  readonly releaseHorizonDays: number
  /** And none that starts sooner than so many minutes from now. */
  readonly minLeadMinutes: number
}
export const defaultBookingRules: BookingRules = { releaseHorizonDays: 42, minLeadMinutes: 120 }

interface Window {
  /** Slots start at or after `from` and end at or before `until`. */
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  readonly now: Temporal.Instant
  readonly calendar: WorkingCalendar
  readonly rules?: BookingRules
}

export interface FreeSlotsRequest extends Window {
  readonly sessions: readonly ConsultationSession[]
  readonly absences: readonly Absence[]
  readonly busy: readonly BusyRange[]
  readonly visitType: { readonly code: string; readonly minutes: number }
  /** `online` is bound by the released share, the horizon and the lead time; `practice` by none of them. */
  readonly audience: 'online' | 'practice'
}

/** As `FreeSlotsRequest`, with the busy times as numbers in any order. */
export interface FreeStartsRequest extends Omit<FreeSlotsRequest, 'busy'> {
  readonly busy: readonly Interval[]
  /** How many at most, the first ones; all when left out. */
  readonly limit?: number
}

/** The start of a free time in epoch milliseconds; it ends as much later as the visit lasts. */
export interface FreeStart {
  readonly at: number
  readonly sessionId: string
}

/** One of several people who must all be there. */
export interface Participant {
  /** null for someone without sessions (the resident), who is free whenever not busy. */
  readonly sessions: readonly ConsultationSession[] | null
  readonly absences: readonly Absence[]
  readonly busy: readonly BusyRange[]
}

export interface FreeSlotsForAllRequest extends Window {
  readonly participants: readonly Participant[]
  readonly minutes: number
  readonly gridMinutes?: number
}

const minute = 60_000

const toIntervals = (busy: readonly BusyRange[]): Interval[] =>
  busy.map((range) => ({ start: range.startsAt.epochMilliseconds, end: range.endsAt.epochMilliseconds }))

/** The part of the window that may be shown, in epoch milliseconds; empty when nothing is left. */
function bounds(window: Window, released: boolean, own?: Partial<BookingRules>): Interval {
  const { calendar, now } = window
  let start = window.from.epochMilliseconds
  let end = window.until.epochMilliseconds
  if (released) {
    const rules = { ...(window.rules ?? defaultBookingRules), ...own }
    start = Math.max(start, now.epochMilliseconds + rules.minLeadMinutes * minute)
    const dayAfter = localDay(now.epochMilliseconds, calendar).add({ days: rules.releaseHorizonDays + 1 })
    end = Math.min(end, dayAfter.toZonedDateTime(calendar.timeZone).epochMilliseconds)
  }
  return { start, end: Math.max(start, end) }
}

const localDay = (instant: number, calendar: WorkingCalendar) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(calendar.timeZone).toPlainDate()

/** The local days that the bounds touch. */
const daysOf = ({ start, end }: Interval, calendar: WorkingCalendar) =>
  [localDay(start, calendar), localDay(Math.max(start, end - 1), calendar)] as const

/** The bounds of each session, by what it says instead of the wijk about how far ahead and how late one may book. */
function limitsOf(request: FreeStartsRequest): (session: ConsultationSession) => Interval {
  const made = new Map<string, Interval>()
  return ({ releaseHorizonDays, leadMinutes }) => {
    const key = `${releaseHorizonDays ?? ''} ${leadMinutes ?? ''}`
    const known = made.get(key)
    if (known) return known
    const limits = bounds(request, request.audience === 'online', {
      ...(releaseHorizonDays == null ? {} : { releaseHorizonDays }),
      ...(leadMinutes == null ? {} : { minLeadMinutes: leadMinutes }),
    })
    made.set(key, limits)
    return limits
  }
}

/**
 * Whether the slot with this number in its session is released to residents: spread evenly, the first one always,
 * the same for everyone at any time (APP-2; 50 % is every second slot). Counted in whole percents.
 */
export function isReleased(index: number, share: number): boolean {
  const percent = Math.round(share * 100)
  return Math.ceil(((index + 1) * percent) / 100) > Math.ceil((index * percent) / 100)
}

/** Instants that are remembered: everybody's slots begin and end at the same few thousand moments. */
const mostInstants = 20_000
const instants = new Map<number, Temporal.Instant>()

/** An instant is a value: the one that was made before is as good, and ten times as fast. */
function instantAt(milliseconds: number): Temporal.Instant {
  const known = instants.get(milliseconds)
  if (known) return known
  if (instants.size >= mostInstants) instants.clear()
  const made = Temporal.Instant.fromEpochMilliseconds(milliseconds)
  instants.set(milliseconds, made)
  return made
}

/** A slot of so many minutes from a moment in epoch milliseconds. */
export function toSlot(start: number, minutes: number): Slot {
  return { startsAt: instantAt(start), endsAt: instantAt(start + minutes * minute) }
}

/**
 * The starts of the free times of one professional for a visit type, in order: each part of a session that takes the type
 * is cut into slots of the type's length with the session's buffer after each, from its start, less closed days, absences
 * and busy times (APP-2, APP-3). In numbers: making instants of a thousand slots costs more than finding them.
 */
export function freeStarts(request: FreeStartsRequest): FreeStart[] {
  const { visitType, audience, calendar, limit = Infinity } = request
  if (visitType.minutes <= 0 || !(request.from.epochMilliseconds < request.until.epochMilliseconds)) return []
  const [firstDay, lastDay] = daysOf(bounds(request, false), calendar)
  const busy = merge([...request.busy, ...awayHours(request.absences, firstDay, lastDay, calendar.timeZone)])
  const sessions = request.sessions.filter((session) => session.visitTypeCodes.includes(visitType.code))
  const limits = limitsOf(request)
  const length = visitType.minutes * minute
  const found = new Map<number, string>()
  let latest = -Infinity
  /** How many slots of a session's day were cut before the part that is next. */
  const before = new Map<string, number>()
  for (const { session, part, start, end } of sessionPeriods(sessions, request.absences, firstDay, lastDay, calendar)) {
    // Periods come in order of start: what is still to come, is later than all that was found.
    if (found.size >= limit && start > latest) break
    const bound = limits(session)
    const buffer = (session.bufferMinutes ?? 0) * minute
    let index = part === 0 ? 0 : (before.get(session.id) ?? 0)
    for (let at = start; at + length <= end; index += 1, at += length + buffer) {
      if (at < bound.start || at + length > bound.end || found.has(at)) continue
      if (audience === 'online' && !isReleased(index, session.onlineShare)) continue
      if (overlapsAny(busy, at - buffer, at + length + buffer)) continue
      found.set(at, session.id)
      latest = Math.max(latest, at)
    }
    before.set(session.id, index)
  }
  const starts = Array.from(found, ([at, sessionId]) => ({ at, sessionId })).sort((a, b) => a.at - b.at)
  return starts.length > limit ? starts.slice(0, limit) : starts
}

/** The free times of one professional for a visit type, in order: see `freeStarts`. Reads the busy ranges once. */
export function freeSlots(request: FreeSlotsRequest): SessionSlot[] {
  const starts = freeStarts({ ...request, busy: toIntervals(request.busy) })
  return starts.map(({ at, sessionId }) => ({ ...toSlot(at, request.visitType.minutes), sessionId }))
}

/**
 * The times at which all participants are free together, in order (INV-1, lesson 2): everyone with sessions
 * has sessions that cover the whole time, nobody is busy in it, and it starts on the grid (15 minutes).
 */
export function freeSlotsForAll(request: FreeSlotsForAllRequest): Slot[] {
  const { participants, minutes, calendar } = request
  const limits = bounds(request, true)
  if (limits.start >= limits.end || minutes <= 0 || participants.length === 0) return []
  const [firstDay, lastDay] = daysOf(limits, calendar)
  let open: Interval[] = [limits]
  for (const { sessions, absences, busy } of participants) {
    if (sessions) open = intersect(open, merge(sessionPeriods(sessions, absences, firstDay, lastDay, calendar)))
    open = subtract(open, merge([...toIntervals(busy), ...awayHours(absences, firstDay, lastDay, calendar.timeZone)]))
  }
  // Zones differ from UTC by whole quarters of an hour, so a grid in UTC is one on the clock too.
  const step = (request.gridMinutes ?? 15) * minute
  const slots: Slot[] = []
  for (const { start, end } of open) {
    for (let at = Math.ceil(start / step) * step; at + minutes * minute <= end; at += step)
      slots.push(toSlot(at, minutes))
  }
  return slots
}

/** The `count` slots that start nearest to `wanted`, in order of time; `slots` must be in order of time. */
export function nearestFree<S extends Slot>(slots: readonly S[], wanted: Temporal.Instant, count: number): S[] {
  const target = wanted.epochMilliseconds
  const startAt = (index: number) => slots[index]!.startsAt.epochMilliseconds
  let after = firstAtLeast(slots.length, startAt, target)
  let before = after
  while (after - before < count && (before > 0 || after < slots.length)) {
    const takeLater = before === 0 || (after < slots.length && startAt(after) - target < target - startAt(before - 1))
    if (takeLater) after += 1
    else before -= 1
  }
  return slots.slice(before, after)
}
