import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import type { ConsultationSession } from './session.ts'
import { freeSlots, type FreeSlotsRequest, type Slot } from './slots.ts'

const zone = 'Europe/Amsterdam'
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[${zone}]`).toInstant()
const day = (iso: string) => Temporal.PlainDate.from(iso)
const time = (iso: string) => Temporal.PlainTime.from(iso)
const hours = (from: string, until: string) => ({ from: time(from), until: time(until) })

const tuesday: ConsultationSession = {
  id: 'tuesday',
  weekday: 2,
  startsAt: time('09:00'),
  endsAt: time('10:30'),
  weeks: 'every',
  validFrom: null,
  validUntil: null,
  visitTypeCodes: ['CONSULT'],
  onlineShare: 1,
}
const request: FreeSlotsRequest = {
  sessions: [tuesday],
  absences: [],
  busy: [],
  visitType: { code: 'CONSULT', minutes: 15 },
  from: at('2026-06-01T00:00'),
  until: at('2026-06-08T00:00'),
  now: at('2026-05-29T12:00'),
  calendar: workingCalendar(),
  audience: 'practice',
}
const clock = ({ startsAt }: Slot) => startsAt.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5)
const found = (session: Partial<ConsultationSession>, change: Partial<FreeSlotsRequest> = {}) =>
  freeSlots({ ...request, ...change, sessions: [{ ...tuesday, ...session }] }).map(clock)

test('in a pause there is no free time, and after it the first one starts when the pause ends', () => {
  expect(found({ pauses: [hours('09:40', '09:50')] })).toEqual(['09:00', '09:15', '09:50', '10:05'])
})

test('pauses may touch, overlap, stand in any order and reach past the session', () => {
  const pauses = [hours('10:00', '11:00'), hours('08:00', '09:10'), hours('09:05', '09:20')]
  expect(found({ pauses })).toEqual(['09:20', '09:35'])
  expect(found({ pauses: [hours('08:00', '12:00')] })).toEqual([])
})

test('after each appointment the time that the professional asked for stays empty', () => {
  expect(found({ bufferMinutes: 5 })).toEqual(['09:00', '09:20', '09:40', '10:00'])
  const busy = [{ startsAt: at('2026-06-02T09:35'), endsAt: at('2026-06-02T09:57') }]
  expect(found({ bufferMinutes: 5 }, { busy })).toEqual(['09:00'])
})

test('hours away close those hours and no others', () => {
  const away = { from: day('2026-06-01'), until: day('2026-06-05'), hours: hours('09:10', '10:00') }
  expect(found({}, { absences: [away] })).toEqual(['10:00', '10:15'])
  expect(found({}, { absences: [{ ...away, hours: null }] })).toEqual([])
})

test('when the practice is closed there is no free time, but for an extra session', () => {
  const closed = [{ from: day('2026-06-02'), until: day('2026-06-02') }]
  expect(found({ closed })).toEqual([])
  const saturday = { weekday: 6, validFrom: day('2026-06-06'), validUntil: day('2026-06-06'), endsAt: time('09:30') }
  expect(found(saturday)).toEqual([])
  expect(found({ ...saturday, onClosedDays: true })).toEqual(['09:00', '09:15'])
})

test('a session may be open to residents sooner and later than the wijk says', () => {
  const online = { audience: 'online', now: at('2026-06-02T08:00') } as const
  expect(found({}, online)[0]).toBe('10:00')
  expect(found({ leadMinutes: 0 }, online)[0]).toBe('09:00')
  expect(found({ releaseHorizonDays: 0, leadMinutes: 0 }, { ...online, now: at('2026-06-01T08:00') })).toEqual([])
  const far = { from: at('2026-08-04T00:00'), until: at('2026-08-05T00:00') }
  expect(found({}, { ...online, ...far })).toEqual([])
  expect(found({ releaseHorizonDays: 90 }, { ...online, ...far })).toHaveLength(6)
})

const minutes = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((five) => time('00:00').add({ minutes: five * 5 }))
const pause = fc
  .tuple(minutes, minutes)
  .map(([one, other]) =>
    Temporal.PlainTime.compare(one, other) < 0 ? { from: one, until: other } : { from: other, until: one },
  )
const busyRange = fc
  .tuple(fc.integer({ min: 0, max: 7 * 24 * 12 }), fc.integer({ min: 1, max: 24 }))
  .map(([start, length]) => {
    const startsAt = request.from.add({ minutes: start * 5 })
    return { startsAt, endsAt: startsAt.add({ minutes: length * 5 }) }
  })

test('whatever the pauses, the buffer and the appointments: each free time keeps its distance, in the session and outside pauses', () => {
  fc.assert(
    fc.property(
      fc.array(pause, { maxLength: 4 }),
      fc.integer({ min: 0, max: 20 }),
      fc.array(busyRange, { maxLength: 20 }),
      (pauses, bufferMinutes, busy) => {
        const slots = freeSlots({ ...request, busy, sessions: [{ ...tuesday, pauses, bufferMinutes }] })
        for (const { startsAt, endsAt } of slots) {
          const [from, until] = [startsAt, endsAt].map((each) => each.toZonedDateTimeISO(zone).toPlainTime()) as [
            Temporal.PlainTime,
            Temporal.PlainTime,
          ]
          const { compare } = Temporal.PlainTime
          expect(compare(from, tuesday.startsAt) >= 0 && compare(until, tuesday.endsAt) <= 0).toBe(true)
          for (const each of pauses) {
            if (compare(each.from, each.until) < 0)
              expect(compare(until, each.from) <= 0 || compare(from, each.until) >= 0).toBe(true)
          }
          for (const taken of busy) {
            const gap = { minutes: bufferMinutes }
            const before = Temporal.Instant.compare(endsAt.add(gap), taken.startsAt) <= 0
            const after = Temporal.Instant.compare(startsAt.subtract(gap), taken.endsAt) >= 0
            expect(before || after).toBe(true)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('in whatever order appointments came, the free times are the same', () => {
  fc.assert(
    fc.property(fc.array(busyRange, { maxLength: 12 }), fc.array(pause, { maxLength: 3 }), (busy, pauses) => {
      const session = { pauses, bufferMinutes: 5 }
      expect(found(session, { busy })).toEqual(
        found({ ...session, pauses: [...pauses].reverse() }, { busy: [...busy].reverse() }),
      )
    }),
    { numRuns: 200 },
  )
})
