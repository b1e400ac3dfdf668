import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { isWorkingDay } from '#app/domain/tenants/working-days.ts'
import { answerPromise, lateness, latenessAt, type AnswerNorm } from './answer-promise.ts'

const calendar = workingCalendar()
const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const due = (iso: string, norm: AnswerNorm = {}) => answerPromise(at(iso), norm, calendar).dueOn.toString()

test.each([
  ['2026-04-03T16:40', '2026-04-08'],
  ['2026-04-24T16:40', '2026-04-29'],
  ['2026-12-24T10:00', '2026-12-29'],
])('a question sent on %s is answered by %s (the examples of ECO-6)', (sent, answered) => {
  expect(due(sent)).toBe(answered)
})

test('a question sent at 17:00 counts today, one sent a second later tomorrow', () => {
  expect(due('2026-06-02T17:00:00')).toBe('2026-06-04')
  expect(due('2026-06-02T17:00:01')).toBe('2026-06-05')
  expect(due('2026-06-02T23:59:59')).toBe('2026-06-05')
})

test('a question sent before the practice opens counts the same day', () => {
  expect(due('2026-06-02T00:00')).toBe('2026-06-04')
})

test('a question sent on a Friday evening, on Saturday or on Sunday counts on Monday', () => {
  for (const sent of ['2026-06-05T18:00', '2026-06-06T09:00', '2026-06-07T23:00', '2026-06-08T09:00']) {
    expect(due(sent), sent).toBe('2026-06-10')
  }
})

test('the answer is due when the practice closes on that day, in summer and in winter', () => {
  expect(answerPromise(at('2026-03-27T10:00'), {}, calendar).dueAt.toString()).toBe('2026-03-31T15:00:00Z')
  expect(answerPromise(at('2026-10-23T10:00'), {}, calendar).dueAt.toString()).toBe('2026-10-27T16:00:00Z')
})

test('a practice may promise one day on Mondays and three on Fridays', () => {
  const norm: AnswerNorm = { 1: 1, 5: 3 }
  expect(due('2026-06-01T09:00', norm)).toBe('2026-06-02')
  expect(due('2026-06-05T09:00', norm)).toBe('2026-06-10')
  expect(due('2026-06-02T09:00', norm)).toBe('2026-06-04')
  expect(due('2026-06-06T09:00', norm), 'sent on Saturday, it counts on Monday').toBe('2026-06-09')
})

test('a practice that closes at 12:30 promises by its own hour', () => {
  const early = workingCalendar({ closesAt: '12:30' })
  const promise = answerPromise(at('2026-06-02T12:31'), {}, early)
  expect(promise.countsFrom.toString()).toBe('2026-06-03')
  expect(promise.dueAt.equals(at('2026-06-05T12:30'))).toBe(true)
})

test('whoever asks later is never promised an earlier answer, and the day is always a working day', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 })
  fc.assert(
    fc.property(minutes, minutes, (one, other) => {
      const start = at('2026-01-01T00:00')
      const first = answerPromise(start.add({ minutes: Math.min(one, other) }), {}, calendar)
      const second = answerPromise(start.add({ minutes: Math.max(one, other) }), {}, calendar)
      expect(Temporal.Instant.compare(first.dueAt, second.dueAt)).toBeLessThanOrEqual(0)
      expect(isWorkingDay(calendar, first.dueOn)).toBe(true)
      expect(Temporal.Instant.compare(first.dueAt, start.add({ minutes: Math.min(one, other) }))).toBe(1)
    }),
  )
})

test('a question turns amber when three quarters of the working time are gone, and red when it is overdue', () => {
  const sent = at('2026-04-03T13:00')
  const { dueAt } = answerPromise(sent, {}, calendar)
  const now = (iso: string) => lateness(sent, dueAt, at(iso), calendar)
  // 4 hours on Friday, 9 on Tuesday, 9 on Wednesday: 22, of which 16.5 are three quarters.
  expect(now('2026-04-03T13:00')).toBe('on_time')
  expect(now('2026-04-06T12:00')).toBe('on_time')
  expect(now('2026-04-08T11:29')).toBe('on_time')
  expect(now('2026-04-08T11:30')).toBe('soon')
  expect(now('2026-04-08T17:00')).toBe('soon')
  expect(now('2026-04-08T17:00:01')).toBe('late')
  const promise = answerPromise(sent, {}, calendar)
  expect(promise.amberAt.equals(at('2026-04-08T11:30'))).toBe(true)
  expect(latenessAt(promise, at('2026-04-08T11:29'))).toBe('on_time')
  expect(latenessAt(promise, at('2026-04-08T11:30'))).toBe('soon')
})

test('a question sent in the evening does not turn amber overnight', () => {
  const sent = at('2026-06-01T20:00')
  const { dueAt } = answerPromise(sent, { 2: 1 }, calendar)
  expect(lateness(sent, dueAt, at('2026-06-02T07:59'), calendar)).toBe('on_time')
})
