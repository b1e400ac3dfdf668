import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { calendarFile } from './calendar.server.ts'
import { readCalendar } from './read-calendar.server.ts'

const asked = {
  from: Temporal.Instant.from('2026-10-01T00:00:00Z'),
  until: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  timeZone: 'Europe/Amsterdam',
}
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
function read(...lines: string[]) {
  const found = readCalendar(calendar(...lines), asked)
  return found.ok
    ? found.busy.map(({ startsAt, endsAt }) => `${startsAt.toString()}/${endsAt.toString()}`)
    : found.failure
}

test('an appointment of elsewhere takes its time, and not a word of it comes along', () => {
  const found = readCalendar(
    calendar(
      ...event('UID:1', 'SUMMARY:Tandarts', 'DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z'),
      ...event('UID:2', 'DTSTART:20251005T080000Z', 'DTEND:20251005T090000Z'),
    ),
    asked,
  )
  expect(JSON.stringify(found)).toBe(
    '{"ok":true,"busy":[{"startsAt":"2026-10-05T08:00:00Z","endsAt":"2026-10-05T09:00:00Z"}]}',
  )
})

test('what takes no time is left out', () => {
  const at = ['DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z']
  expect(
    read(
      ...event('UID:1', ...at, 'TRANSP:TRANSPARENT'),
      ...event('UID:2', ...at, 'STATUS:CANCELLED'),
      ...event('UID:3', ...at, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
      ...event('UID:4', 'DTSTART:20261005T080000Z', 'DTEND:20261005T080000Z'),
    ),
  ).toEqual([])
})

test('a weekly hour stays at the same hour when the clock changes', () => {
  const weekly = ['DTSTART;TZID=Europe/Amsterdam:20261019T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3']
  expect(read(...event('UID:1', ...weekly))).toEqual([
    '2026-10-19T07:00:00Z/2026-10-19T08:00:00Z',
    '2026-10-26T08:00:00Z/2026-10-26T09:00:00Z',
    '2026-11-02T08:00:00Z/2026-11-02T09:00:00Z',
  ])
})

test('dates that were moved or taken out of a series are', () => {
  const series = ['UID:1', 'DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z', 'RRULE:FREQ=DAILY;COUNT=4']
  expect(
    read(
      ...event(...series, 'EXDATE:20261006T080000Z'),
      ...event('UID:1', 'RECURRENCE-ID:20261007T080000Z', 'DTSTART:20261007T120000Z', 'DTEND:20261007T130000Z'),
      ...event(
        ...['UID:1', 'RECURRENCE-ID:20261008T080000Z', 'STATUS:CANCELLED'],
        ...['DTSTART:20261008T080000Z', 'DTEND:20261008T090000Z'],
      ),
    ),
  ).toEqual(['2026-10-05T08:00:00Z/2026-10-05T09:00:00Z', '2026-10-07T12:00:00Z/2026-10-07T13:00:00Z'])
})

test('a whole day is that day here, also the day of 25 hours', () => {
  expect(read(...event('UID:1', 'DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'))).toEqual([
    '2026-10-24T22:00:00Z/2026-10-25T23:00:00Z',
  ])
})

test('a time without a zone is meant here, and a zone that only the file knows by its rules', () => {
  const zone = ['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000']
  const rules = ['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE']
  const at = [
    'DTSTART;TZID=W. Europe Standard Time:20261102T090000',
    'DTEND;TZID=W. Europe Standard Time:20261102T100000',
  ]
  expect(read(...zone, ...rules, ...event('UID:1', ...at))).toEqual(['2026-11-02T08:00:00Z/2026-11-02T09:00:00Z'])
  expect(read(...event('UID:1', 'DTSTART:20261102T090000', 'DTEND:20261102T100000'))).toEqual([
    '2026-11-02T08:00:00Z/2026-11-02T09:00:00Z',
  ])
})

test('an old daily series is read, and one that would never end is not', () => {
  const old = event('UID:1', 'DTSTART:19960101T080000Z', 'DTEND:19960101T083000Z', 'RRULE:FREQ=DAILY')
  expect(read(...old)).toHaveLength(61)
  const at = ['DTSTART:20260101T080000Z', 'DTEND:20260101T083000Z']
  for (const rule of ['FREQ=SECONDLY', 'FREQ=MINUTELY', 'FREQ=HOURLY'])
    expect(read(...event('UID:1', ...at, `RRULE:${rule}`)), rule).toBe('tooMuch')
  const many = Array.from({ length: 700 }, (_, at) => event(`UID:${at}`, ...old.slice(2, -1)).flat())
  expect(read(...many.flat())).toBe('tooMuch')
  for (const never of ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4'])
    expect(['notCalendar', 'tooMuch', []], never).toContainEqual(read(...event('UID:1', ...at, `RRULE:${never}`)))
})

test('anything else is no calendar', () => {
  for (const text of ['', '<html>', '{}', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR', calendar('x')])
    expect(['notCalendar', undefined]).toContain((readCalendar(text, asked) as { failure?: string }).failure)
  expect(readCalendar('<html>BEGIN:VCALENDAR', asked)).toEqual({ ok: false, failure: 'notCalendar' })
})

test('a file of the portal itself is read', () => {
  const startsAt = Temporal.Instant.from('2026-10-25T00:30:00Z')
  const file = calendarFile({
    ...{ uid: 'x', title: 'Afspraak', startsAt, endsAt: startsAt.add({ minutes: 45 }), location: null },
    ...{ status: 'confirmed', sequence: 0, lastModified: startsAt },
  })
  expect(readCalendar(file, asked)).toEqual({ ok: true, busy: [{ startsAt, endsAt: startsAt.add({ minutes: 45 }) }] })
})
