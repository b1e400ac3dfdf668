import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { offerEnds, whoIsTold, type FreedTime, type Waiting } from './who-is-told.ts'

const timeZone = 'Europe/Amsterdam'
const now = Temporal.Instant.from('2026-04-03T14:40:00Z')
const slot = (hours: number, minutes = 15) => {
  const startsAt = now.add({ hours })
  return { startsAt, endsAt: startsAt.add({ minutes }) }
}
const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate()

const waitings = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    residentId: fc.constantFrom('fatma', 'danuta', 'mehmet', 'ayse', 'jan', 'piet', 'els'),
    createdAt: fc.integer({ min: 0, max: 50 }).map((hours) => now.subtract({ hours })),
    personId: fc.constantFrom(null, 'joost', 'petra'),
    visitTypeId: fc.constantFrom('consult', 'double'),
    fromDay: fc.integer({ min: -2, max: 4 }).map((days) => dayOf(now).add({ days })),
    untilDay: fc.integer({ min: 0, max: 9 }).map((days) => dayOf(now).add({ days })),
    replacesStart: fc.option(fc.integer({ min: 1, max: 200 }).map((hours) => now.add({ hours }))),
    busy: fc.array(
      fc.integer({ min: 0, max: 120 }).map((hours) => slot(hours, 60)),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 14, selector: ({ id }) => id },
)
const freeds: fc.Arbitrary<FreedTime> = fc
  .array(
    fc.integer({ min: -3, max: 100 }).map((hours) => slot(hours)),
    { maxLength: 3 },
  )
  .map((slots) => ({
    ...{ personId: 'joost', now, timeZone },
    times: new Map([['consult', slots.sort((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds)]]),
  }))

const isBefore = (one: Waiting, other: Waiting) =>
  Temporal.Instant.compare(one.createdAt, other.createdAt) || (one.id < other.id ? -1 : 1)

test('whoever is told has a time that fits: to come, on their days, earlier than what they have, and nothing else then', () => {
  fc.assert(
    fc.property(waitings, freeds, (waiting, freed) => {
      for (const { waiting: who, time } of whoIsTold(waiting, freed)) {
        expect(freed.times.get(who.visitTypeId)).toContain(time)
        expect([null, 'joost']).toContain(who.personId)
        expect(Temporal.Instant.compare(time.startsAt, now)).toBe(1)
        if (who.replacesStart) expect(Temporal.Instant.compare(time.startsAt, who.replacesStart)).toBe(-1)
        const day = dayOf(time.startsAt).toString()
        expect(day >= who.fromDay.toString() && day <= who.untilDay.toString()).toBe(true)
        for (const { startsAt, endsAt } of who.busy)
          expect(
            Temporal.Instant.compare(startsAt, time.endsAt) >= 0 ||
              Temporal.Instant.compare(endsAt, time.startsAt) <= 0,
          ).toBe(true)
      }
    }),
  )
})

test('nobody whom it fits is passed over for somebody who came later, and nobody is told twice', () => {
  fc.assert(
    fc.property(waitings, freeds, fc.integer({ min: 0, max: 6 }), (waiting, freed, most) => {
      const told = whoIsTold(waiting, freed, most)
      expect(told.length).toBeLessThanOrEqual(most)
      const residents = told.map(({ waiting: { residentId } }) => residentId)
      expect(new Set(residents).size).toBe(residents.length)
      // Alone on the list, each of them would be told; so whoever is not, came after all who are, or is told already.
      const alone = waiting.filter((each) => whoIsTold([each], freed).length === 1)
      for (const each of alone) {
        if (residents.includes(each.residentId)) continue
        expect(told.length).toBe(most)
        for (const one of told) expect(isBefore(one.waiting, each)).toBeLessThan(0)
      }
    }),
  )
})

test('where more than one time came free, nobody is told of one while another has fewer', () => {
  const waits = (id: string, minutes: number): Waiting => ({
    ...{ id, residentId: id, createdAt: now.subtract({ minutes }), personId: null, visitTypeId: 'consult' },
    ...{ fromDay: dayOf(now), untilDay: dayOf(now).add({ days: 30 }), replacesStart: null, busy: [] },
  })
  const times = [slot(48), slot(49), slot(50)]
  const told = whoIsTold(
    ['a', 'b', 'c', 'd'].map((id, at) => waits(id, 60 - at)),
    { personId: 'joost', now, timeZone, times: new Map([['consult', times]]) },
  )
  expect(told.map(({ time }) => times.indexOf(time))).toEqual([0, 1, 2, 0])
})

test('the order in which the list is read changes nothing', () => {
  fc.assert(
    fc.property(waitings, freeds, (waiting, freed) => {
      expect(whoIsTold([...waiting].reverse(), freed)).toEqual(whoIsTold(waiting, freed))
    }),
  )
})

test('an offer ends after a day, or when the time can no longer be booked', () => {
  const ends = (start: string, at: string) => offerEnds(Temporal.Instant.from(start), Temporal.Instant.from(at), 120)
  expect(ends('2026-04-09T07:00:00Z', '2026-04-03T14:40:00Z').toString()).toBe('2026-04-04T14:40:00Z')
  expect(ends('2026-04-04T07:00:00Z', '2026-04-03T14:40:00Z').toString()).toBe('2026-04-04T05:00:00Z')
  // Around the last Sunday of October a day is 24 hours of elapsed time.
  expect(ends('2026-10-26T08:15:00Z', '2026-10-24T10:00:00Z').toString()).toBe('2026-10-25T10:00:00Z')
})
