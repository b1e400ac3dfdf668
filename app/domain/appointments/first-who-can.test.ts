import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { firstWhoCan, takenByDay } from './first-who-can.ts'

const base = Temporal.Instant.from('2026-04-07T06:30:00Z')
const slot = (quarter: number) => ({
  startsAt: base.add({ minutes: 15 * quarter }),
  endsAt: base.add({ minutes: 15 * quarter + 15 }),
})
const list = (personId: string, quarters: readonly number[], taken = 0) => ({
  personId,
  times: quarters.map(slot),
  takenOn: () => taken,
})
const shown = (times: ReturnType<typeof firstWhoCan>) =>
  times.map(({ personId, startsAt }) => `${personId} ${base.until(startsAt).total('minutes') / 15}`)

test('I see the first times of all together, each with who can then', () => {
  expect(shown(firstWhoCan([list('Joost', [3, 5]), list('Anna', [1, 4])], 3))).toEqual(['Anna 1', 'Joost 3', 'Anna 4'])
})

test('when two can at one time, I come to the one who has least that day', () => {
  expect(shown(firstWhoCan([list('Joost', [1, 2], 60), list('Anna', [1], 30)], 5))).toEqual(['Anna 1', 'Joost 2'])
})

test('when they have as much to do, I come to my own huisarts, who stands first', () => {
  expect(shown(firstWhoCan([list('Joost', [1], 30), list('Anna', [1], 30)], 5))).toEqual(['Joost 1'])
})

test('nobody is asked for and nobody can: there are no times', () => {
  expect(firstWhoCan([], 5)).toEqual([])
  expect(firstWhoCan([list('Joost', [])], 5)).toEqual([])
  expect(firstWhoCan([list('Joost', [1])], 0)).toEqual([])
})

test('work counts on the day on which it begins, by the clock of the wijk', () => {
  // 29 March 2026 has 23 hours in Amsterdam.
  const midnights = ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'].map((text) => Date.parse(text))
  const range = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) })
  const taken = takenByDay(
    [range('2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z'), range('2026-03-29T22:00:00Z', '2026-03-29T22:15:00Z')],
    midnights,
  )
  const on = (text: string) => {
    const startsAt = Temporal.Instant.from(text)
    return taken({ startsAt, endsAt: startsAt })
  }
  expect([on('2026-03-29T08:00:00Z'), on('2026-03-30T08:00:00Z')]).toEqual([60, 15])
})

const people = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 40 })
  .map((quarters) => quarters.sort((a, b) => a - b))
const lists = fc
  .array(fc.record({ quarters: people, taken: fc.integer({ min: 0, max: 4 }) }), { maxLength: 12 })
  .map((all) => all.map(({ quarters, taken }, at) => list(`p${at}`, quarters, taken)))

test('no time is offered that nobody has, none is lost, and each comes once and in order', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 0, max: 60 }), (all, count) => {
      const found = firstWhoCan(all, count)
      const starts = found.map(({ startsAt }) => startsAt.epochMilliseconds)
      const every = new Set(all.flatMap(({ times }) => times.map(({ startsAt }) => startsAt.epochMilliseconds)))
      expect(starts).toEqual([...every].sort((a, b) => a - b).slice(0, count))
      for (const { personId, startsAt } of found) {
        const theirs = all.find((each) => each.personId === personId)!
        expect(theirs.times.some((time) => time.startsAt.equals(startsAt))).toBe(true)
      }
    }),
  )
})

test('whoever is offered has the least that day of all who can, whatever order they stand in', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 60 }), (all, count) => {
      const least = (these: typeof all) =>
        firstWhoCan(these, count).map(({ personId }) => these.find((each) => each.personId === personId)!.takenOn())
      for (const { personId, startsAt } of firstWhoCan(all, count)) {
        const able = all.filter(({ times }) => times.some((time) => time.startsAt.equals(startsAt)))
        const taken = Math.min(...able.map(({ takenOn }) => takenOn()))
        expect(able.find(({ takenOn }) => takenOn() === taken)?.personId).toBe(personId)
      }
      expect(least([...all].reverse())).toEqual(least(all))
      expect(firstWhoCan(all, count)).toEqual(firstWhoCan(all, count))
    }),
  )
})
