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

const cet = ['BEGIN:VTIMEZONE', 'TZID:Europe/Amsterdam', 'BEGIN:STANDARD', 'DTSTART:19701025T030000']
const cest = ['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE']
const rules = [...cet, ...cest]
const weekly = ['UID:1', 'DTSTART;TZID=Europe/Amsterdam:20261109T090000', 'DURATION:PT1H']
const [first, second, third, fourth] = ['09', '16', '23', '30'].map(
  (day) => `2026-11-${day}T08:00:00Z/2026-11-${day}T09:00:00Z`,
)
const changed = (at: string) => ['UID:1', at, 'DTSTART:20261117T120000Z', 'DTEND:20261117T130000Z']
const elsewhere = '2026-11-17T12:00:00Z/2026-11-17T13:00:00Z'

/** What a series says of its dates in another way than it says when it begins. */
const otherwise: [string, string[][], (string | undefined)[]][] = [
  ['the last date in UTC', [[...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261130T080000Z']], [first, second, third, fourth]],
  ['a moment too late for the last', [[...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261130T075959Z']], [first, second, third]],
  ['the last day as a day', [[...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261123']], [first, second, third]],
  ['a date off in UTC', [[...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20261116T080000Z']], [first, third]],
  [
    'two dates off on one line, by the clock',
    [[...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=Europe/Amsterdam:20261109T090000,20261123T090000']],
    [second],
  ],
  [
    'an hour off that only looks like the date',
    [[...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2', 'EXDATE:20261116T090000Z']],
    [first, second],
  ],
  [
    'a date off by the clock of another zone',
    [[...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2', 'EXDATE;TZID=Europe/London:20261116T080000']],
    [first],
  ],
  [
    'a moved date in UTC',
    [[...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3'], changed('RECURRENCE-ID:20261116T080000Z')],
    [first, third, elsewhere],
  ],
  [
    'a moved date by the clock',
    [[...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3'], changed('RECURRENCE-ID;TZID=Europe/Amsterdam:20261116T090000')],
    [first, third, elsewhere],
  ],
]
test.each(otherwise)('%s, with the rules of the zone in the file and without', (_, events, dates) => {
  const lines = events.flatMap((each) => event(...each))
  expect(read(...lines)).toEqual(dates)
  expect(read(...rules, ...lines)).toEqual(dates)
})

const tenOClock: [string, string][] = [
  ['Europe/Amsterdam', '09:00'],
  ['W. Europe Standard Time', '09:00'],
  ['Romance Standard Time', '09:00'],
  ['GMT Standard Time', '10:00'],
  ['gmt standard time', '10:00'],
  ['Eastern Standard Time', '15:00'],
  ['Turkey Standard Time', '07:00'],
  ['India Standard Time', '04:30'],
  ['UTC', '10:00'],
]
test.each(tenOClock)('ten o’clock in %s, without rules in the file', (zone, clock) => {
  const at = [`DTSTART;TZID=${zone}:20261102T100000`, 'DURATION:PT30M']
  const startsAt = Temporal.Instant.from(`2026-11-02T${clock}:00Z`)
  const time = `${startsAt.toString()}/${startsAt.add({ minutes: 30 }).toString()}`
  expect(read(...event('UID:1', ...at))).toEqual([time])
  const series = event('UID:1', ...at, `RRULE:FREQ=DAILY;UNTIL=20261102T${clock.replace(':', '')}00Z`)
  expect(read(...series)).toEqual([time])
})

test('a zone that nobody knows, without its rules: none of it is read, rather than a time that is hours off', () => {
  const at = (day: string) => [`DTSTART;TZID=Klaas’ eigen tijd:${day}T100000`, 'DURATION:PT30M']
  const known = event('UID:2', 'DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z')
  expect(read(...known, ...event('UID:1', ...at('20261102')))).toBe('unknownZone')
  expect(read(...known, ...event('UID:1', ...at('20261102'), 'RRULE:FREQ=DAILY;COUNT=2'))).toBe('unknownZone')
  // What is long over, or takes no time, is in nobody's way.
  const over = event('UID:1', ...at('20240102'))
  const free = event('UID:3', ...at('20261102'), 'TRANSP:TRANSPARENT')
  expect(read(...known, ...over, ...free)).toEqual(['2026-10-05T08:00:00Z/2026-10-05T09:00:00Z'])
})

test('every zone of Windows that we know is one that we can reckon with', () => {
  for (const name of ['Dateline Standard Time', 'UTC-11', 'Greenland Standard Time', 'FLE Standard Time', 'UTC+13'])
    expect(read(...event('UID:1', `DTSTART;TZID=${name}:20261102T100000`, 'DURATION:PT30M')), name).toHaveLength(1)
})
