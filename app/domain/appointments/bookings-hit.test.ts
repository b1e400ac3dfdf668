import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { bookingsHit, type Booking } from './bookings-hit.ts'
import { applyChange, sessionsOverlap, type PlannedSession, type Schedule, type ScheduleChange } from './schedule.ts'

const timeZone = 'Europe/Amsterdam'
const calendar = {
  ...{
    timeZone,
    opensAt: Temporal.PlainTime.from('08:00'),
    closesAt: Temporal.PlainTime.from('17:00'),
    weekend: [6, 7],
  },
  closedIn: (year: number) => new Set([`${year}-03-24`]),
  holidaysIn: () => new Set<string>(),
}
// Two weeks around the change of clocks of 29 March 2026.
const monday = Temporal.PlainDate.from('2026-03-23')
const dayAt = (index: number) => monday.add({ days: index })
const clock = (minutes: number) => Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
const at = (day: number, minutes: number) =>
  dayAt(day)
    .toZonedDateTime({ timeZone, plainTime: clock(minutes) })
    .toInstant()

const quarter = (least: number, most: number) => fc.integer({ min: least / 15, max: most / 15 }).map((n) => n * 15)
const hours = fc
  .tuple(quarter(480, 1020), quarter(15, 240))
  .map(([from, length]) => ({ from: clock(from), until: clock(from + length) }))
const someDays = fc
  .tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 5 }))
  .map(([first, more]) => ({ from: dayAt(first), until: dayAt(first + more) }))
const place = fc.constantFrom('Neckar', 'Taag')
const team = fc.constantFrom('a', 'b')
let count = 0
const session: fc.Arbitrary<PlannedSession> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    hours,
    weeks: fc.constantFrom('every' as const, 'even' as const, 'odd' as const),
    pauses: fc.array(hours, { maxLength: 1 }),
    teamId: team,
    location: place,
    onClosedDays: fc.boolean(),
  })
  .map(({ hours: { from, until }, ...rest }) => ({
    ...{ ...rest, id: `s${(count += 1)}`, startsAt: from, endsAt: until, onlineShare: 1, visitTypeCodes: ['CONSULT'] },
    ...{ validFrom: Temporal.PlainDate.from('2026-01-01'), validUntil: null },
  }))
const absence = fc
  .record({ days: someDays, hours: fc.option(hours) })
  .map(({ days, hours: part }) => ({ ...days, hours: part }))
const schedule: fc.Arbitrary<Schedule> = fc.record({
  sessions: fc.array(session, { minLength: 1, maxLength: 5 }),
  absences: fc.array(absence, { maxLength: 2 }),
  closures: fc.array(
    fc.record({ days: someDays, teamId: team }).map(({ days, teamId }) => ({ ...days, teamId })),
    { maxLength: 1 },
  ),
})
const booking: fc.Arbitrary<Booking> = fc
  .tuple(
    fc.integer({ min: 0, max: 13 }),
    quarter(480, 1200),
    fc.constantFrom(15, 30, 45),
    fc.option(team),
    fc.option(place),
  )
  .map(([day, from, minutes, teamId, where]) => ({
    ...{ startsAt: at(day, from), endsAt: at(day, from).add({ minutes }), teamId, place: where },
  }))
const bookings = fc.array(booking, { maxLength: 12 })
const changeOf = ({ sessions }: Schedule): fc.Arbitrary<ScheduleChange> =>
  fc.oneof(
    session.map((added) => ({ kind: 'add' as const, session: added })),
    fc.tuple(fc.constantFrom(...sessions), session, fc.integer({ min: 0, max: 13 })).map(([{ id }, made, day]) => ({
      ...{ kind: 'replace' as const, sessionId: id, from: dayAt(day), session: { ...made, validFrom: dayAt(day) } },
    })),
    fc
      .tuple(fc.constantFrom(...sessions), fc.integer({ min: 0, max: 13 }))
      .map(([{ id }, day]) => ({ kind: 'end' as const, sessionId: id, lastDay: dayAt(day) })),
    absence.map((added) => ({ kind: 'away' as const, absence: added })),
    fc
      .record({ days: someDays, teamId: team })
      .map(({ days, teamId }) => ({ kind: 'close' as const, closure: { ...days, teamId } })),
  )
const cases = schedule.chain((before) => fc.tuple(fc.constant(before), changeOf(before), bookings))

/** The same question, asked quarter by quarter, in the words of a person. */
function plainlyHit(before: Schedule, after: Schedule, { startsAt, endsAt, teamId, place: where }: Booking): boolean {
  const among = (day: Temporal.PlainDate, { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }) =>
    from.toString() <= day.toString() && day.toString() <= until.toString()
  const within = (time: Temporal.PlainTime, { from, until }: { from: Temporal.PlainTime; until: Temporal.PlainTime }) =>
    from.toString() <= time.toString() && time.toString() < until.toString()
  const states = (schedule: Schedule, moment: Temporal.ZonedDateTime) => {
    const [day, time] = [moment.toPlainDate(), moment.toPlainTime()]
    const isAway = schedule.absences.some(
      (each) => among(day, each) && (each.hours == null || within(time, each.hours)),
    )
    const closedFor = (id: string | null) => schedule.closures.some((each) => each.teamId === id && among(day, each))
    const isHeld = schedule.sessions.some(
      (each) =>
        each.weekday === day.dayOfWeek &&
        (where === null || each.location === where) &&
        (each.weeks === 'every' || (day.weekOfYear! % 2 === 0) === (each.weeks === 'even')) &&
        (each.validFrom === null || each.validFrom.toString() <= day.toString()) &&
        (each.validUntil === null || day.toString() <= each.validUntil.toString()) &&
        (each.onClosedDays || (day.dayOfWeek < 6 && day.toString() !== '2026-03-24' && !closedFor(each.teamId))) &&
        within(time, { from: each.startsAt, until: each.endsAt }) &&
        !(each.pauses ?? []).some((pause) => within(time, pause)),
    )
    return { isAway, isClosed: closedFor(teamId), isOpen: isHeld && !isAway }
  }
  for (let moment = startsAt; Temporal.Instant.compare(moment, endsAt) < 0; moment = moment.add({ minutes: 15 })) {
    const local = moment.toZonedDateTimeISO(timeZone)
    const [was, is] = [states(before, local), states(after, local)]
    if ((was.isOpen && !is.isOpen) || (!was.isAway && is.isAway) || (!was.isClosed && is.isClosed)) return true
  }
  return false
}

test('a change hits exactly the appointments that lose time by it', () => {
  let hits = 0
  fc.assert(
    fc.property(cases, ([before, change, all]) => {
      const after = applyChange(before, change)
      const hit = bookingsHit(before, after, all, calendar)
      expect(hit).toEqual(all.filter((each) => plainlyHit(before, after, each)))
      hits += hit.length
    }),
    { numRuns: 400 },
  )
  expect(hits).toBeGreaterThan(20)
})

test('who changes nothing, or only adds a session, calls nobody', () => {
  fc.assert(
    fc.property(schedule, session, bookings, (before, added, all) => {
      expect(bookingsHit(before, before, all, calendar)).toEqual([])
      const more = applyChange(before, { kind: 'add', session: { ...added, onClosedDays: true } })
      expect(bookingsHit(before, more, all, calendar)).toEqual([])
    }),
  )
})

test('whether an appointment is hit does not depend on the other appointments', () => {
  fc.assert(
    fc.property(cases, ([before, change, all]) => {
      const after = applyChange(before, change)
      const alone = all.filter((each) => bookingsHit(before, after, [each], calendar).length > 0)
      expect(bookingsHit(before, after, all, calendar)).toEqual(alone)
    }),
  )
})

test('a session that is replaced from a day on keeps the days before it', () => {
  const old = fc.sample(session, 1)[0]!
  const next = { ...old, id: 'next', validFrom: dayAt(7) }
  const { sessions } = applyChange(
    { sessions: [old], absences: [], closures: [] },
    { kind: 'replace', sessionId: old.id, from: dayAt(7), session: next },
  )
  expect(sessions.map(({ id, validUntil }) => [id, validUntil?.toString() ?? null])).toEqual([
    [old.id, dayAt(6).toString()],
    ['next', null],
  ])
  expect(sessionsOverlap(sessions[0]!, sessions[1]!)).toBe(false)
})

test('even and odd weeks share a room of time, and every week shares it with both', () => {
  const [one] = fc.sample(session, 1)
  const weekly = (weeks: 'every' | 'even' | 'odd') => ({ ...one!, weeks })
  expect(sessionsOverlap(weekly('even'), weekly('odd'))).toBe(false)
  expect(sessionsOverlap(weekly('even'), weekly('even'))).toBe(true)
  expect(sessionsOverlap(weekly('every'), weekly('odd'))).toBe(true)
})
