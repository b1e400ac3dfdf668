import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import type { ConsultationSession } from './session.ts'
import { freeSlotsForAll, type BusyRange, type FreeSlotsForAllRequest, type Participant, type Slot } from './slots.ts'

const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Amsterdam')
const clock = ({ startsAt }: Slot) => local(startsAt).toPlainDateTime().toString({ smallestUnit: 'minute' })
const busy = (from: string, until: string): BusyRange => ({ startsAt: at(from), endsAt: at(until) })
const session = (weekday: number, from: string, until: string): ConsultationSession => ({
  id: `${weekday} ${from}`,
  weekday,
  startsAt: Temporal.PlainTime.from(from),
  endsAt: Temporal.PlainTime.from(until),
  weeks: 'every',
  validFrom: null,
  validUntil: null,
  visitTypeCodes: [],
  onlineShare: 0,
})
const working = (weekdays: number[], from: string, until: string, taken: BusyRange[] = []): Participant => ({
  sessions: weekdays.map((weekday) => session(weekday, from, until)),
  absences: [],
  busy: taken,
})
const resident = (...taken: BusyRange[]): Participant => ({ sessions: null, absences: [], busy: taken })

const request: Omit<FreeSlotsForAllRequest, 'participants'> = {
  minutes: 45,
  from: at('2026-06-01T00:00'),
  until: at('2026-06-15T00:00'),
  now: at('2026-05-29T12:00'),
  calendar: workingCalendar(),
}
const found = (participants: Participant[], change: Partial<FreeSlotsForAllRequest> = {}) =>
  freeSlotsForAll({ ...request, ...change, participants })

test('a huisarts of Monday, Tuesday, Thursday and a worker of Tuesday, Wednesday, Friday meet on Tuesdays only', () => {
  const slots = found([resident(), working([1, 2, 4], '09:00', '12:00'), working([2, 3, 5], '09:00', '17:00')])
  expect(new Set(slots.map(({ startsAt }) => local(startsAt).dayOfWeek))).toEqual(new Set([2]))
  expect(slots).toHaveLength(20)
})

test('a talk of 45 minutes fits wholly within the time of all, on whole quarters of an hour', () => {
  const slots = found([resident(), working([2], '09:05', '10:20'), working([2], '08:00', '10:10')])
  expect(slots.map(clock)).toEqual(['2026-06-02T09:15', '2026-06-09T09:15'])
})

test('a time at which the resident has another appointment is not offered', () => {
  const taken = busy('2026-06-02T10:00', '2026-06-02T10:15')
  const slots = found([resident(taken), working([2], '09:00', '11:00')], { until: at('2026-06-03T00:00') })
  expect(slots.map(clock)).toEqual(['2026-06-02T09:00', '2026-06-02T09:15', '2026-06-02T10:15'])
})

test('two sessions of one professional that follow on one another count as one', () => {
  const both = {
    ...working([2], '09:00', '09:30'),
    sessions: [session(2, '09:00', '09:30'), session(2, '09:30', '10:00')],
  }
  expect(found([both], { until: at('2026-06-03T00:00') }).map(clock)).toEqual(['2026-06-02T09:00', '2026-06-02T09:15'])
})

test('nothing is offered on a holiday, when one is away, within two hours or beyond six weeks', () => {
  const monday = working([1], '09:00', '10:00')
  expect(
    found([monday], { from: at('2026-04-06T00:00'), until: at('2026-04-07T00:00'), now: at('2026-04-01T00:00') }),
  ).toEqual([])
  const absences = [{ from: Temporal.PlainDate.from('2026-06-01'), until: Temporal.PlainDate.from('2026-06-08') }]
  expect(found([{ ...monday, absences }])).toEqual([])
  expect(found([monday], { now: at('2026-06-08T07:05') }).map(clock)).toEqual(['2026-06-08T09:15'])
  expect(found([monday], { now: at('2026-04-19T12:00') })).toEqual([])
})

test('where nobody is asked, or nobody shares a time, nothing is offered', () => {
  expect(found([])).toEqual([])
  expect(found([working([1], '09:00', '12:00'), working([2], '09:00', '12:00')])).toEqual([])
})

test('the talk of quarter past nine stays there through both changes of clocks', () => {
  for (const [from, until, now] of [
    ['2026-03-23', '2026-03-31', '2026-03-20'],
    ['2026-10-19', '2026-10-27', '2026-10-16'],
  ] as const) {
    const slots = found([resident(), working([1], '09:15', '10:00')], { from: at(`${from}T00:00`), until: at(`${until}T00:00`), now: at(`${now}T00:00`) }) // prettier-ignore
    expect(slots.map((slot) => clock(slot).slice(11))).toEqual(['09:15', '09:15'])
  }
})

const anyBusy = fc
  .tuple(fc.integer({ min: 0, max: 14 * 24 * 60 }), fc.integer({ min: 1, max: 400 }))
  .map(([start, minutes]): BusyRange => {
    const startsAt = at('2026-06-01T00:00').add({ minutes: start })
    return { startsAt, endsAt: startsAt.add({ minutes }) }
  })
const anyParticipant = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }),
    from: fc.integer({ min: 7, max: 11 }),
    hours: fc.integer({ min: 2, max: 9 }),
    taken: fc.array(anyBusy, { maxLength: 8 }),
  })
  .map(({ weekdays, from, hours, taken }) =>
    working(weekdays, `${String(from).padStart(2, '0')}:00`, `${String(from + hours).padStart(2, '0')}:00`, taken),
  )

test('at every time that is offered everyone is there and nobody is busy, and no such time is left out', () => {
  const ms = (instant: Temporal.Instant) => instant.epochMilliseconds
  fc.assert(
    fc.property(fc.array(anyParticipant, { minLength: 1, maxLength: 3 }), (participants) => {
      const expected: string[] = []
      for (let start = request.from; ms(start) + 45 * 60_000 <= ms(request.until); start = start.add({ minutes: 15 })) {
        const end = start.add({ minutes: 45 })
        const [from, until] = [local(start), local(end)]
        const fits = participants.every(({ sessions, busy: taken }) => {
          const isThere = sessions!.some(
            (each) =>
              each.weekday === from.dayOfWeek &&
              Temporal.PlainTime.compare(each.startsAt, from.toPlainTime()) <= 0 &&
              from.toPlainDate().equals(until.toPlainDate()) &&
              Temporal.PlainTime.compare(until.toPlainTime(), each.endsAt) <= 0,
          )
          return isThere && taken.every((each) => ms(each.endsAt) <= ms(start) || ms(end) <= ms(each.startsAt))
        })
        if (fits) expected.push(clock({ startsAt: start, endsAt: end }))
      }
      expect(found(participants).map(clock)).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})
