import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { isWorkingDay } from '#app/domain/tenants/working-days.ts'
import type { Absence, ConsultationSession, Pause } from './session.ts'
import { freeSlots, freeStarts, isReleased, type BusyRange, type FreeSlotsRequest } from './slots.ts'

const calendar = workingCalendar()
const zone = calendar.timeZone
const { compare } = Temporal.Instant
const later = (one: Temporal.Instant, other: Temporal.Instant) => (compare(one, other) > 0 ? one : other)
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
const isIn = (date: Temporal.PlainDate, days: { from: Temporal.PlainDate | null; until: Temporal.PlainDate | null }) =>
  (days.from === null || Temporal.PlainDate.compare(days.from, date) <= 0) &&
  (days.until === null || Temporal.PlainDate.compare(date, days.until) <= 0)

function isHeld(session: ConsultationSession, date: Temporal.PlainDate, absences: readonly Absence[]): boolean {
  const { weekday, weeks, validFrom, validUntil, onClosedDays, closed = [] } = session
  if (weekday !== date.dayOfWeek || !isIn(date, { from: validFrom, until: validUntil })) return false
  if (weeks !== 'every' && (date.weekOfYear! % 2 === 0) !== (weeks === 'even')) return false
  if (absences.some((away) => !away.hours && isIn(date, away))) return false
  return onClosedDays || (isWorkingDay(calendar, date) && !closed.some((days) => isIn(date, days)))
}

/** Whether two stretches of time meet. */
const meets = (one: BusyRange, other: BusyRange) =>
  compare(one.startsAt, other.endsAt) < 0 && compare(other.startsAt, one.endsAt) < 0

/** Whole minutes: all that these tests make up begins and ends on one. */
const minuteOf = (at: Temporal.Instant) => at.epochMilliseconds / 60_000

/** The rules as they are told: date by date and minute by minute, with nothing remembered and nothing in order. */
function plainSlots(request: FreeSlotsRequest): string[] {
  const { sessions, absences, visitType, audience, now, from, until, rules } = request
  const onDate = (date: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    date.toZonedDateTime({ timeZone: zone, plainTime }).toInstant()
  const away = (date: Temporal.PlainDate): BusyRange[] =>
    absences
      .filter((each) => each.hours && isIn(date, each))
      .map(({ hours }) => ({ startsAt: onDate(date, hours!.from), endsAt: onDate(date, hours!.until) }))
  const found = new Set<string>()
  for (const session of sessions.filter(({ visitTypeCodes }) => visitTypeCodes.includes(visitType.code))) {
    const { pauses = [], bufferMinutes = 0, onlineShare } = session
    const earliest = now.add({ minutes: session.leadMinutes ?? rules!.minLeadMinutes })
    const lastDay = dayOf(now).add({ days: session.releaseHorizonDays ?? rules!.releaseHorizonDays })
    for (let date = dayOf(from); Temporal.PlainDate.compare(date, dayOf(until)) <= 0; date = date.add({ days: 1 })) {
      if (!isHeld(session, date, absences)) continue
      const taken = [...request.busy, ...away(date)]
      const minuteAt = (time: Temporal.PlainTime) => minuteOf(onDate(date, time))
      const end = minuteAt(session.endsAt)
      const closed = new Set<number>()
      for (const pause of pauses)
        for (let at = minuteAt(pause.from); at < minuteAt(pause.until); at += 1) closed.add(at)
      let [index, since] = [0, null as number | null]
      for (let minute = minuteAt(session.startsAt); minute < end; minute += 1) {
        if (closed.has(minute)) {
          since = null
          continue
        }
        since ??= minute
        if ((minute - since) % (visitType.minutes + bufferMinutes) !== 0) continue
        const all = Array.from({ length: visitType.minutes }, (_, at) => minute + at)
        if (all.some((each) => each >= end || closed.has(each))) continue
        const startsAt = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
        const endsAt = startsAt.add({ minutes: visitType.minutes })
        const released = audience === 'practice' || isReleased(index, onlineShare)
        index += 1
        const open = audience === 'practice' ? from : later(from, earliest)
        if (!released || compare(startsAt, open) < 0 || compare(endsAt, until) > 0) continue
        if (audience === 'online' && Temporal.PlainDate.compare(date, lastDay) > 0) continue
        const gap = { minutes: bufferMinutes }
        const wide = { startsAt: startsAt.subtract(gap), endsAt: endsAt.add(gap) }
        if (!taken.some((each) => meets(each, wide))) found.add(startsAt.toString())
      }
    }
  }
  return [...found].sort()
}

const time = (five: number) => Temporal.PlainTime.from('00:00').add({ minutes: five * 5 })
/** After four: a pause in the hour that a change of clocks skips is nobody's. */
const anyPause = fc
  .tuple(fc.integer({ min: 48, max: 200 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]): Pause => ({ from: time(start), until: time(start + length) }))
/** Around both changes of clocks, Easter, King's Day and a year of 53 weeks. */
const anyDay = fc
  .tuple(fc.constantFrom('2026-03-26', '2026-04-24', '2026-10-22', '2026-12-26'), fc.integer({ min: 0, max: 9 }))
  .map(([date, days]) => Temporal.PlainDate.from(date).add({ days }))
const anyDays = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 4 }))
  .map(([from, days]) => ({ from, until: from.add({ days }) }))
/** Mostly not there: what closes a session must not close nearly all of them. */
const rarely = <T>(some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some })
const anySession = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    weeks: fc.constantFrom('every', 'every', 'even', 'odd'),
    starts: fc.integer({ min: 0, max: 160 }),
    length: fc.integer({ min: 6, max: 80 }),
    validFrom: rarely(anyDay),
    onlineShare: fc.constantFrom(0.3, 0.5, 0.5, 1, 1),
    pauses: fc.array(anyPause, { maxLength: 3 }),
    bufferMinutes: fc.constantFrom(0, 5, 10),
    releaseHorizonDays: rarely(fc.integer({ min: 0, max: 9 })),
    leadMinutes: rarely(fc.integer({ min: 0, max: 3_000 })),
    onClosedDays: fc.boolean(),
    closed: rarely(anyDays),
    visitTypeCodes: fc.constantFrom(['CONSULT'], ['CONSULT', 'PHONE'], ['CONSULT'], ['PHONE']),
  })
  .map(({ starts, length, closed, ...session }) => ({
    closed: closed ? [closed] : [],
    ...{ ...session, startsAt: time(starts), endsAt: time(starts + length), validUntil: null },
    id: `${session.weekday} ${starts} ${length}`,
  }))
const anyAbsence = fc.tuple(anyDays, fc.option(anyPause)).map(([days, hours]): Absence => ({ ...days, hours }))
const anyRequest = fc
  .record({
    day: anyDay,
    hours: fc.integer({ min: 24, max: 14 * 24 }),
    sooner: fc.integer({ min: -600, max: 3_000 }),
    sessions: fc.uniqueArray(anySession, { minLength: 2, maxLength: 6, selector: ({ id }) => id }),
    absences: rarely(anyAbsence),
    taken: fc.array(fc.tuple(fc.integer({ min: -60, max: 20_000 }), fc.integer({ min: 1, max: 90 })), {
      maxLength: 60,
    }),
    minutes: fc.constantFrom(5, 10, 15, 40),
    audience: fc.constantFrom('online', 'practice'),
  })
  .map(({ day, hours, sooner, taken, minutes, absences, ...request }): FreeSlotsRequest => {
    const from = day.toZonedDateTime(zone).toInstant()
    const busy = taken.map(([start, length]) => {
      const startsAt = from.add({ minutes: start })
      return { startsAt, endsAt: startsAt.add({ minutes: length }) }
    })
    const rules = { releaseHorizonDays: 7, minLeadMinutes: 120 }
    const window = { from, until: from.add({ hours }), now: from.subtract({ minutes: sooner }) }
    return {
      ...request,
      ...window,
      absences: absences ? [absences] : [],
      busy,
      rules,
      calendar,
      visitType: { code: 'CONSULT', minutes },
    }
  })

test('the free times are those that follow from the rules, minute by minute', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      expect(freeSlots(request).map(({ startsAt }) => startsAt.toString())).toEqual(plainSlots(request))
    }),
    { numRuns: 300 },
  )
})

test('who asks for the first few free times gets the first few of all', () => {
  fc.assert(
    fc.property(anyRequest, fc.integer({ min: 0, max: 12 }), (request, limit) => {
      const busy = request.busy.map((range) => ({
        start: range.startsAt.epochMilliseconds,
        end: range.endsAt.epochMilliseconds,
      }))
      const all = freeStarts({ ...request, busy })
      expect(freeStarts({ ...request, busy, limit })).toEqual(all.slice(0, limit))
    }),
    { numRuns: 300 },
  )
})
