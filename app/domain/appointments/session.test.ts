import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { sessionPeriods, type ConsultationSession, type Absence } from './session.ts'

const calendar = workingCalendar()
const day = (iso: string) => Temporal.PlainDate.from(iso)
const time = (iso: string) => Temporal.PlainTime.from(iso)
const tuesday: ConsultationSession = {
  id: 'tuesday',
  weekday: 2,
  startsAt: time('09:00'),
  endsAt: time('12:00'),
  weeks: 'every',
  validFrom: null,
  validUntil: null,
  visitTypeCodes: ['CONSULT'],
  onlineShare: 0.5,
}
const starts = (session: ConsultationSession, from: string, until: string, absences: Absence[] = []) =>
  sessionPeriods([session], absences, day(from), day(until), calendar).map(({ start }) =>
    Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO('Europe/Amsterdam')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  )

test('a consultation hour on Tuesdays is on every Tuesday, both ends of the period included', () => {
  expect(starts(tuesday, '2026-06-02', '2026-06-16')).toEqual([
    '2026-06-02T09:00',
    '2026-06-09T09:00',
    '2026-06-16T09:00',
  ])
})

test('nine o’clock stays nine o’clock through both changes of clocks', () => {
  const monday = { ...tuesday, weekday: 1 }
  expect(starts(monday, '2026-03-23', '2026-03-30')).toEqual(['2026-03-23T09:00', '2026-03-30T09:00'])
  expect(starts(monday, '2026-10-19', '2026-10-26')).toEqual(['2026-10-19T09:00', '2026-10-26T09:00'])
})

test('there is no consultation hour on Easter Monday', () => {
  expect(starts({ ...tuesday, weekday: 1 }, '2026-03-30', '2026-04-13')).toEqual([
    '2026-03-30T09:00',
    '2026-04-13T09:00',
  ])
})

test('who works in even weeks is there in the even weeks of the year, who works in odd weeks in the others', () => {
  expect(starts({ ...tuesday, weeks: 'even' }, '2026-06-01', '2026-06-30')).toEqual([
    '2026-06-09T09:00',
    '2026-06-23T09:00',
  ])
  expect(starts({ ...tuesday, weeks: 'odd' }, '2026-06-01', '2026-06-30')).toEqual([
    '2026-06-02T09:00',
    '2026-06-16T09:00',
    '2026-06-30T09:00',
  ])
})

test('around a new year of 53 weeks, week 53 and week 1 are both odd', () => {
  expect(starts({ ...tuesday, weeks: 'odd' }, '2026-12-28', '2027-01-10')).toEqual([
    '2026-12-29T09:00',
    '2027-01-05T09:00',
  ])
})

test('a consultation hour begins and ends with its first and last day', () => {
  const short = { ...tuesday, validFrom: day('2026-06-09'), validUntil: day('2026-06-16') }
  expect(starts(short, '2026-06-01', '2026-06-30')).toEqual(['2026-06-09T09:00', '2026-06-16T09:00'])
})

test('a professional who is away has no consultation hour, on the first and the last day of it neither', () => {
  const away = [{ from: day('2026-06-09'), until: day('2026-06-16') }]
  expect(starts(tuesday, '2026-06-01', '2026-06-30', away)).toEqual([
    '2026-06-02T09:00',
    '2026-06-23T09:00',
    '2026-06-30T09:00',
  ])
})

test('a consultation hour that ends before it starts has no time in it', () => {
  expect(starts({ ...tuesday, endsAt: time('08:00') }, '2026-06-01', '2026-06-30')).toEqual([])
})

test('even and odd weeks together are every week, and never the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5 }), (offset, weekday) => {
      const from = day('2020-01-01').add({ days: offset })
      const until = from.add({ days: 60 })
      const on = (weeks: ConsultationSession['weeks']) =>
        starts({ ...tuesday, weekday, weeks }, from.toString(), until.toString())
      expect([...on('even'), ...on('odd')].sort()).toEqual(on('every'))
    }),
    { numRuns: 40 },
  )
})
