import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import type { ConsultationSession } from './session.ts'
import { freeSlots, isReleased, nearestFree, type BusyRange, type FreeSlotsRequest, type Slot } from './slots.ts'

const calendar = workingCalendar()
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const time = (iso: string) => Temporal.PlainTime.from(iso)
const clock = ({ startsAt }: Slot) => {
  const local = startsAt.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' })
}
const busy = (from: string, until: string): BusyRange => ({ startsAt: at(from), endsAt: at(until) })

const tuesday: ConsultationSession = {
  id: 'tuesday',
  weekday: 2,
  startsAt: time('09:00'),
  endsAt: time('10:00'),
  weeks: 'every',
  validFrom: null,
  validUntil: null,
  visitTypeCodes: ['CONSULT', 'PHONE'],
  onlineShare: 0.5,
}
const request: FreeSlotsRequest = {
  sessions: [tuesday],
  absences: [],
  busy: [],
  visitType: { code: 'CONSULT', minutes: 15 },
  from: at('2026-06-01T00:00'),
  until: at('2026-06-08T00:00'),
  now: at('2026-05-29T12:00'),
  calendar,
  audience: 'practice',
}
const found = (change: Partial<FreeSlotsRequest> = {}) => freeSlots({ ...request, ...change }).map(clock)

test('an hour of consultation has four times of a quarter of an hour', () => {
  expect(found()).toEqual(['2026-06-02T09:00', '2026-06-02T09:15', '2026-06-02T09:30', '2026-06-02T09:45'])
})

test('a resident sees every second time, the practice sees all', () => {
  expect(found({ audience: 'online' })).toEqual(['2026-06-02T09:00', '2026-06-02T09:30'])
})

test('a time that is partly taken is not free, one that only touches it is', () => {
  expect(found({ busy: [busy('2026-06-02T09:10', '2026-06-02T09:30')] })).toEqual([
    '2026-06-02T09:30',
    '2026-06-02T09:45',
  ])
})

test('a visit that does not fit before the end of the session is not offered', () => {
  expect(found({ visitType: { code: 'PHONE', minutes: 25 } })).toEqual(['2026-06-02T09:00', '2026-06-02T09:25'])
})

test('a session offers only the kinds of visit it is meant for', () => {
  expect(found({ visitType: { code: 'HOME_VISIT', minutes: 15 } })).toEqual([])
})

test('two sessions that overlap offer each time once', () => {
  const sessions = [tuesday, { ...tuesday, id: 'other' }]
  expect(found({ sessions })).toEqual(found())
  expect(freeSlots({ ...request, sessions }).map(({ sessionId }) => sessionId)).toEqual(Array(4).fill('tuesday'))
})

test('nobody books online within two hours from now', () => {
  const now = at('2026-06-02T07:20')
  expect(found({ audience: 'online', now })).toEqual(['2026-06-02T09:30'])
  expect(found({ audience: 'online', now: at('2026-06-02T07:00') })).toEqual(['2026-06-02T09:00', '2026-06-02T09:30'])
  expect(found({ audience: 'practice', now })).toHaveLength(4)
})

test('online times open six weeks ahead, the last day included', () => {
  const window = { from: at('2026-07-14T00:00'), until: at('2026-07-15T00:00'), audience: 'online' } as const
  expect(found({ ...window, now: at('2026-06-02T23:59') })).toEqual(['2026-07-14T09:00', '2026-07-14T09:30'])
  expect(found({ ...window, now: at('2026-06-01T23:59') })).toEqual([])
  const rules = { releaseHorizonDays: 43, minLeadMinutes: 0 }
  expect(found({ ...window, now: at('2026-06-01T23:59'), rules })).toHaveLength(2)
})

test('a time begins and ends within the period that is asked for', () => {
  const part = { from: at('2026-06-02T09:10'), until: at('2026-06-02T09:50') }
  expect(found(part)).toEqual(['2026-06-02T09:15', '2026-06-02T09:30'])
  expect(found({ from: at('2026-06-03T00:00'), until: at('2026-06-01T00:00') })).toEqual([])
})

test('a nine o’clock consult is at nine before and after both changes of clocks', () => {
  for (const [from, until, first, second] of [
    ['2026-03-24', '2026-04-01', '2026-03-24T09:00', '2026-03-31T09:00'],
    ['2026-10-20', '2026-10-28', '2026-10-20T09:00', '2026-10-27T09:00'],
  ] as const) {
    const hour = { ...tuesday, endsAt: time('09:15') }
    const slots = found({ sessions: [hour], from: at(`${from}T00:00`), until: at(`${until}T00:00`) })
    expect(slots).toEqual([first, second])
  }
})

test.each([
  [0, 0],
  [0.25, 25],
  [0.33, 33],
  [0.5, 50],
  [1, 100],
])('with a share of %d, %d of a hundred times are for residents', (share, released) => {
  const indexes = Array.from({ length: 100 }, (_, index) => index)
  expect(indexes.filter((index) => isReleased(index, share))).toHaveLength(released)
})

test('the first time of a session is for residents as soon as the share is not nothing', () => {
  for (let percent = 1; percent <= 100; percent += 1) expect(isReleased(0, percent / 100)).toBe(true)
})

const anyBusy = fc
  .tuple(fc.integer({ min: -60, max: 6 * 24 * 60 }), fc.integer({ min: 1, max: 300 }))
  .map(([start, minutes]): BusyRange => {
    const startsAt = at('2026-06-01T00:00').add({ minutes: start })
    return { startsAt, endsAt: startsAt.add({ minutes }) }
  })
const anySession = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 7, max: 18 }),
    minutes: fc.integer({ min: 5, max: 240 }),
  })
  .map(({ weekday, hour, minutes }): ConsultationSession => {
    const startsAt = Temporal.PlainTime.from({ hour })
    return {
      ...tuesday,
      id: `${weekday}-${hour}`,
      weekday,
      startsAt,
      endsAt: startsAt.add({ minutes }),
      onlineShare: 1,
    }
  })
const ms = (instant: Temporal.Instant) => instant.epochMilliseconds

test('a free time is never taken, and no free time is kept back', () => {
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 4 }), fc.array(anyBusy, { maxLength: 12 }), (sessions, taken) => {
      const all = freeSlots({ ...request, sessions, busy: [] })
      const isTaken = (slot: Slot) =>
        taken.some((b) => ms(b.startsAt) < ms(slot.endsAt) && ms(slot.startsAt) < ms(b.endsAt))
      const free = freeSlots({ ...request, sessions, busy: taken })
      expect(free.map(clock)).toEqual(all.filter((slot) => !isTaken(slot)).map(clock))
    }),
  )
})

test('what residents see is part of what the practice sees', () => {
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 4 }), fc.array(anyBusy, { maxLength: 12 }), (sessions, taken) => {
      const halves = sessions.map((session) => ({ ...session, onlineShare: 0.5 }))
      const practice = new Set(freeSlots({ ...request, sessions: halves, busy: taken }).map(clock))
      for (const slot of freeSlots({ ...request, sessions: halves, busy: taken, audience: 'online' })) {
        expect(practice).toContain(clock(slot))
      }
    }),
  )
})

test('of ten thousand appointments each is looked at once', () => {
  let reads = 0
  const taken = Array.from({ length: 10_000 }, (_, index): BusyRange => {
    const startsAt = at('2026-06-01T00:00').add({ minutes: index })
    return { get startsAt() { reads += 1; return startsAt }, endsAt: startsAt.add({ minutes: 1 }) } // prettier-ignore
  })
  expect(found({ busy: taken })).toEqual([])
  expect(reads).toBe(10_000)
})

const slots = freeSlots({ ...request, visitType: { code: 'CONSULT', minutes: 5 } })

test('the nearest free times lie around the wanted one, in order of time', () => {
  expect(nearestFree(slots, at('2026-06-02T09:21'), 3).map(clock)).toEqual([
    '2026-06-02T09:15',
    '2026-06-02T09:20',
    '2026-06-02T09:25',
  ])
  expect(nearestFree(slots, at('2026-06-01T09:00'), 2).map(clock)).toEqual(['2026-06-02T09:00', '2026-06-02T09:05'])
  expect(nearestFree(slots, at('2026-07-01T09:00'), 1).map(clock)).toEqual(['2026-06-02T09:55'])
  expect(nearestFree(slots, at('2026-06-02T09:21'), 99)).toHaveLength(12)
  expect(nearestFree([], at('2026-06-02T09:21'), 3)).toEqual([])
})

test('no other free time is nearer than those that are offered', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 200 }), fc.integer({ min: 0, max: 14 }), (minutes, count) => {
      const wanted = at('2026-06-02T09:00').add({ minutes })
      const distance = (slot: Slot) => Math.abs(ms(slot.startsAt) - ms(wanted))
      const offered = nearestFree(slots, wanted, count)
      const best = [...slots].map(distance).sort((a, b) => a - b)
      expect(offered.map(distance).sort((a, b) => a - b)).toEqual(best.slice(0, count))
      expect(offered.map(clock)).toEqual([...offered].map(clock).sort())
    }),
  )
})
