import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { at, calendar, cancelled, day, local, moved, shown, walking } from '#db/testing/walking-group.ts'
import { recurrenceRule } from './recurrence-pattern.ts'
import { occurrencesBetween, type RepeatingActivity } from './recurrence.ts'

const between = (from: string, until: string, change: Partial<RepeatingActivity> = {}) =>
  occurrencesBetween({ ...walking, ...change }, at(`${from}T00:00`), at(`${until}T00:00`), calendar).map(shown)

test('the walking group of Tuesday at ten is every Tuesday at ten, through both changes of clocks', () => {
  expect(between('2026-03-23', '2026-04-06')).toEqual(['2026-03-24T10:00 scheduled', '2026-03-31T10:00 scheduled'])
  expect(between('2026-10-19', '2026-11-02')).toEqual(['2026-10-20T10:00 scheduled', '2026-10-27T10:00 scheduled'])
})

test('an hour and a half stays that long', () => {
  const [first] = occurrencesBetween(walking, at('2026-03-30T00:00'), at('2026-04-03T00:00'), calendar)
  expect(local(first!.endsAt)).toBe('2026-03-31T11:30')
})

test('every two weeks keeps its rhythm from the first time on', () => {
  const rule = recurrenceRule({ every: 'week', weeks: 2, weekday: 2 })
  expect(between('2026-06-01', '2026-07-01', { rule })).toEqual([
    '2026-06-09T10:00 scheduled',
    '2026-06-23T10:00 scheduled',
  ])
})

test('the last Friday of the month is the last one, in months of four and of five Fridays', () => {
  const startsAt = Temporal.PlainDateTime.from('2026-01-30T14:00')
  const rule = recurrenceRule({ every: 'month', weekday: 5, nth: -1 })
  expect(between('2026-04-01', '2026-06-01', { rule, startsAt })).toEqual([
    '2026-04-24T14:00 scheduled',
    '2026-05-29T14:00 scheduled',
  ])
})

test('an activity that is once, is once', () => {
  expect(between('2026-01-01', '2026-02-01', { rule: null })).toEqual(['2026-01-06T10:00 scheduled'])
  expect(between('2026-02-01', '2026-03-01', { rule: null })).toEqual([])
})

test('nothing is on before the first time or after the last day', () => {
  const until = day('2026-01-13')
  expect(between('2025-12-01', '2026-02-01', { until })).toEqual([
    '2026-01-06T10:00 scheduled',
    '2026-01-13T10:00 scheduled',
  ])
})

test('a date on a holiday shows as cancelled, unless the activity goes on at holidays', () => {
  const monday = {
    startsAt: Temporal.PlainDateTime.from('2026-01-05T10:00'),
    rule: recurrenceRule({ every: 'week', weeks: 1, weekday: 1 }),
  }
  expect(between('2026-04-06', '2026-04-14', monday)).toEqual([
    '2026-04-06T10:00 cancelled',
    '2026-04-13T10:00 scheduled',
  ])
  expect(between('2026-04-06', '2026-04-07', { ...monday, offOnHolidays: false })).toEqual([
    '2026-04-06T10:00 scheduled',
  ])
})

test('an activity on Sunday is no holiday activity', () => {
  const sunday = {
    startsAt: Temporal.PlainDateTime.from('2026-01-04T10:00'),
    rule: recurrenceRule({ every: 'week', weeks: 1, weekday: 7 }),
  }
  expect(between('2026-06-07', '2026-06-08', sunday)).toEqual(['2026-06-07T10:00 scheduled'])
})

test('a cancelled date is shown as cancelled, the others go on', () => {
  const exceptions = [cancelled('2026-06-09')]
  expect(between('2026-06-02', '2026-06-17', { exceptions })).toEqual([
    '2026-06-02T10:00 scheduled',
    '2026-06-09T10:00 cancelled',
    '2026-06-16T10:00 scheduled',
  ])
})

test('a moved date stands where it is now, and knows where it was', () => {
  const exceptions = [moved('2026-06-09', '2026-06-11T15:00', 60)]
  expect(between('2026-06-11', '2026-06-12', { exceptions })).toEqual(['2026-06-11T15:00 moved'])
  expect(between('2026-06-09', '2026-06-10', { exceptions })).toEqual([])
  const [found] = occurrencesBetween(
    { ...walking, exceptions },
    at('2026-06-11T00:00'),
    at('2026-06-12T00:00'),
    calendar,
  )
  expect([found!.originalDate.toString(), found!.date.toString(), local(found!.endsAt)]).toEqual([
    '2026-06-09',
    '2026-06-11',
    '2026-06-11T16:00',
  ])
  expect(local(found!.originalStartsAt)).toBe('2026-06-09T10:00')
})

test('a date that is moved away from a holiday goes on', () => {
  const monday = {
    startsAt: Temporal.PlainDateTime.from('2026-01-05T10:00'),
    rule: recurrenceRule({ every: 'week', weeks: 1, weekday: 1 }),
  }
  const exceptions = [moved('2026-04-06', '2026-04-07T10:00')]
  expect(between('2026-04-06', '2026-04-08', { ...monday, exceptions })).toEqual(['2026-04-07T10:00 moved'])
})

test('what is going on when the period begins is part of it, what ends just then is not', () => {
  const going = (from: string, until: string) => occurrencesBetween(walking, at(from), at(until), calendar).map(shown)
  expect(going('2026-06-02T11:00', '2026-06-02T12:00')).toEqual(['2026-06-02T10:00 scheduled'])
  expect(going('2026-06-02T11:30', '2026-06-02T12:00')).toEqual([])
  expect(going('2026-06-02T09:00', '2026-06-02T10:00')).toEqual([])
})

test('a century of walking groups is not expanded', () => {
  expect(() => between('2026-01-01', '2126-01-01')).toThrow(RangeError)
})

test('an activity that goes on past midnight is still on after twelve', () => {
  const late = { ...walking, startsAt: Temporal.PlainDateTime.from('2026-01-06T22:00'), minutes: 150 }
  const [found] = occurrencesBetween(late, at('2026-06-03T00:00'), at('2026-06-03T12:00'), calendar)
  expect([local(found!.startsAt), local(found!.endsAt)]).toEqual(['2026-06-02T22:00', '2026-06-03T00:30'])
})

test('a whole activity that is cancelled stays in the list as cancelled, and what went before as it was', () => {
  const exceptions = [moved('2026-06-16', '2026-06-18T15:00')]
  const change = { exceptions, cancelledFrom: at('2026-06-05T12:00') }
  expect(between('2026-06-02', '2026-06-20', change)).toEqual([
    '2026-06-02T10:00 scheduled',
    '2026-06-09T10:00 cancelled',
    '2026-06-18T15:00 cancelled',
  ])
})

test('an hour that the clocks skip or repeat still has one time, and lasts as long as it says', () => {
  const sunday = (startsAt: string) => ({
    startsAt: Temporal.PlainDateTime.from(startsAt),
    rule: recurrenceRule({ every: 'week', weeks: 1, weekday: 7 }),
  })
  // 29 March 2026 has no 02.30; 25 October 2026 has it twice: the first one counts (RFC 5545 §3.3.5).
  expect(between('2026-03-22', '2026-04-12', { ...sunday('2026-01-04T02:30'), offOnHolidays: false })).toEqual([
    '2026-03-22T02:30 scheduled',
    '2026-03-29T03:30 scheduled',
    '2026-04-05T02:30 scheduled',
  ])
  const [october] = occurrencesBetween(
    { ...walking, ...sunday('2026-01-04T02:30') },
    at('2026-10-25T00:00'),
    at('2026-10-26T00:00'),
    calendar,
  )
  expect(october!.startsAt.toString()).toBe('2026-10-25T00:30:00Z')
  expect(october!.endsAt.toString()).toBe('2026-10-25T02:00:00Z')
})
