import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { calendarFile, type CalendarEntry } from './calendar.server.ts'

const at = (iso: string) => Temporal.ZonedDateTime.from(`${iso}[Europe/Amsterdam]`).toInstant()
const utc = (iso: string) => at(iso).toString()

const appointment: CalendarEntry = {
  uid: '0198c5a0-0000-7000-8000-000000000001@drieluik',
  title: 'Afspraak',
  startsAt: at('2026-06-02T10:20'),
  endsAt: at('2026-06-02T10:35'),
  location: 'Gezondheidscentrum De Brug, Zambesidreef 5, Utrecht',
  status: 'confirmed',
  sequence: 0,
  lastModified: at('2026-05-29T14:03:07'),
}
const walking: CalendarEntry = {
  ...appointment,
  uid: 'walking@drieluik',
  title: 'Wandelen met vrouwen',
  startsAt: at('2026-01-06T10:00'),
  endsAt: at('2026-01-06T11:30'),
  recurrence: { rule: 'FREQ=WEEKLY;BYDAY=TU', until: null },
}

/** The starts and ends in a file as ical.js reads them, exceptions in their place, cancelled ones left out. */
function readByIcalJs(file: string, from: string, until: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  const instant = (time: ICAL.Time) => {
    const zone = zones.find(({ tzid }) => tzid === time.zone?.tzid)
    if (zone) time.zone = zone
    return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
  }
  const found: string[] = []
  for (const event of events.filter((each) => !each.isRecurrenceException())) {
    for (const other of events)
      if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other)
    const steps = event.isRecurring() ? event.iterator() : null
    const starts = steps
      ? Array.from({ length: 120 }, () => steps.next()).filter((time) => time != null)
      : [event.startDate]
    for (const start of starts) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(start)
      const isCancelled = item.component.getFirstPropertyValue('status') === 'CANCELLED'
      if (!isCancelled) found.push(`${instant(startDate).toString()} ${instant(endDate).toString()}`)
    }
  }
  return within(found, from, until)
}

/** The same as node-ical reads it. */
function readByNodeIcal(file: string, from: string, until: string): string[] {
  const found: string[] = []
  const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())
  for (const event of Object.values(nodeIcal.sync.parseICS(file))) {
    if (event?.type !== 'VEVENT') continue
    const range = { from: new Date(utc(from)), to: new Date(utc(until)) }
    for (const { start, end, event: one } of nodeIcal.expandRecurringEvent(event, range)) {
      if (one.status !== 'CANCELLED') found.push(`${instant(start).toString()} ${instant(end).toString()}`)
    }
  }
  return within(found, from, until)
}

function within(found: string[], from: string, until: string): string[] {
  return found.filter((each) => utc(from) <= each && each < utc(until)).sort()
}

const readers = [
  ['ical.js', readByIcalJs],
  ['node-ical', readByNodeIcal],
] as const

function lines(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n')
}

test('a file says when, where and what, in UTC, and ends as it should', () => {
  const file = calendarFile(appointment)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(lines(file)).toEqual(
    expect.arrayContaining([
      'UID:0198c5a0-0000-7000-8000-000000000001@drieluik',
      'DTSTART:20260602T082000Z',
      'DTEND:20260602T083500Z',
      'DTSTAMP:20260529T120307Z',
      'LAST-MODIFIED:20260529T120307Z',
      'STATUS:CONFIRMED',
      'SEQUENCE:0',
      'SUMMARY:Afspraak',
      'LOCATION:Gezondheidscentrum De Brug\\, Zambesidreef 5\\, Utrecht',
    ]),
  )
  expect(file).not.toContain('VTIMEZONE')
})

test('a cancelled appointment is cancelled in the calendar, and its number goes up', () => {
  const file = lines(calendarFile({ ...appointment, status: 'cancelled', sequence: 1 }))
  expect(file).toContain('STATUS:CANCELLED')
  expect(file).toContain('SEQUENCE:1')
})

test('no line is longer than 75 bytes, in Arabic neither', () => {
  const title = 'موعد في المركز الصحي مع الممرضة لمدة عشرين دقيقة في الطابق الأول من المبنى'
  const file = calendarFile({ ...appointment, title, description: 'ş'.repeat(300) })
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(lines(file)).toContain(`SUMMARY:${title}`)
})

test('what somebody wrote in a field can’t become a line of the file', () => {
  const title = 'Koffie\r\nATTENDEE:mailto:evil@example\nEND:VEVENT; taart, en meer'
  const file = calendarFile({ ...appointment, title, location: 'a\rb', description: 'c\r\nSTATUS:CANCELLED' })
  expect(lines(file).filter((line) => /^(ATTENDEE|STATUS:CANCELLED)/.test(line))).toEqual([])
  expect(lines(file).filter((line) => line === 'END:VEVENT')).toHaveLength(1)
})

test.each(readers)('%s reads an appointment of ten o’clock at ten o’clock, in winter and in summer', (_, read) => {
  for (const iso of ['2026-03-27T10:00', '2026-03-30T10:00', '2026-10-23T10:00', '2026-10-26T10:00']) {
    const startsAt = at(iso)
    const file = calendarFile({ ...appointment, startsAt, endsAt: startsAt.add({ minutes: 15 }) })
    const expected = `${startsAt.toString()} ${startsAt.add({ minutes: 15 }).toString()}`
    expect(read(file, '2026-01-01T00:00', '2027-01-01T00:00')).toEqual([expected])
  }
})

const tuesdays = (from: string, count: number) =>
  Array.from({ length: count }, (_, week) => {
    const date = Temporal.PlainDate.from(from).add({ weeks: week }).toString()
    return `${utc(`${date}T10:00`)} ${utc(`${date}T11:30`)}`
  })

test.each(readers)(
  '%s reads a walking group of ten o’clock at ten o’clock through both changes of clocks',
  (_, read) => {
    const file = calendarFile(walking)
    expect(read(file, '2026-03-16T00:00', '2026-04-13T00:00')).toEqual(tuesdays('2026-03-17', 4))
    expect(read(file, '2026-10-12T00:00', '2026-11-09T00:00')).toEqual(tuesdays('2026-10-13', 4))
  },
)

test.each(readers)('%s reads a series that began in summer in winter too', (_, read) => {
  const file = calendarFile({ ...walking, startsAt: at('2026-07-07T10:00'), endsAt: at('2026-07-07T11:30') })
  expect(read(file, '2026-10-12T00:00', '2027-04-12T00:00')).toEqual(tuesdays('2026-10-13', 26))
})

test.each(readers)('%s reads the last Friday of the month, up to the last day', (_, read) => {
  const startsAt = at('2026-01-30T14:00')
  const recurrence = { rule: 'FREQ=MONTHLY;BYDAY=-1FR', until: at('2026-04-24T23:59:59') }
  const file = calendarFile({ ...walking, startsAt, endsAt: startsAt.add({ hours: 1 }), recurrence })
  const days = ['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']
  expect(read(file, '2026-01-01T00:00', '2026-12-31T00:00')).toEqual(
    days.map((day) => `${utc(`${day}T14:00`)} ${utc(`${day}T15:00`)}`),
  )
  expect(lines(file)).toContain('RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260424T215959Z')
})

test.each(readers)('%s leaves out a cancelled date and shows a moved one where it is now', (_, read) => {
  const exceptions = [
    {
      originalStartsAt: at('2026-03-24T10:00'),
      startsAt: at('2026-03-24T10:00'),
      endsAt: at('2026-03-24T11:30'),
      status: 'cancelled',
    },
    {
      originalStartsAt: at('2026-03-31T10:00'),
      startsAt: at('2026-04-01T15:00'),
      endsAt: at('2026-04-01T16:00'),
      status: 'confirmed',
    },
  ] as const
  const file = calendarFile({ ...walking, sequence: 2, exceptions })
  expect(read(file, '2026-03-16T00:00', '2026-04-13T00:00')).toEqual([
    `${utc('2026-03-17T10:00')} ${utc('2026-03-17T11:30')}`,
    `${utc('2026-04-01T15:00')} ${utc('2026-04-01T16:00')}`,
    `${utc('2026-04-07T10:00')} ${utc('2026-04-07T11:30')}`,
  ])
})

test('a series carries the rules of its zone once, under its own name, and stamps in UTC', () => {
  const exceptions = [{ originalStartsAt: at('2026-03-24T10:00'), startsAt: at('2026-03-24T10:00'), endsAt: at('2026-03-24T11:30'), status: 'cancelled' }] as const // prettier-ignore
  const file = lines(calendarFile({ ...walking, exceptions }, { ...walking, uid: 'other@drieluik' }))
  const count = (line: string) => file.filter((each) => each === line).length
  expect(count('BEGIN:VTIMEZONE')).toBe(1)
  expect(count('TZID:Europe/Amsterdam')).toBe(1)
  expect(count('DTSTART;TZID=Europe/Amsterdam:20260106T100000')).toBe(2)
  expect(count('RECURRENCE-ID;TZID=Europe/Amsterdam:20260324T100000')).toBe(1)
  expect(count('STATUS:CANCELLED')).toBe(1)
  for (const line of file.filter((each) => /^(DTSTAMP|LAST-MODIFIED|CREATED)/.test(each))) expect(line).toMatch(/Z$/)
  expect(file.join('\n')).not.toContain('Brussels')
})

test('the rules of the zone are those of the clock on the wall for half a century', () => {
  const zone = new ICAL.Timezone(
    new ICAL.Component(ICAL.parse(calendarFile(walking))).getFirstSubcomponent('vtimezone')!,
  )
  for (let year = 2000; year < 2050; year += 1) {
    for (const wall of [
      `${year}-01-15T12:00`,
      `${year}-03-25T12:00`,
      `${year}-03-31T12:00`,
      `${year}-07-15T12:00`,
      `${year}-10-25T12:00`,
      `${year}-10-31T12:00`,
    ]) {
      const offset = zone.utcOffset(ICAL.Time.fromDateTimeString(`${wall}:00`))
      const zoned = Temporal.ZonedDateTime.from(`${wall}[Europe/Amsterdam]`)
      expect(offset, wall).toBe(zoned.offsetNanoseconds / 1e9)
    }
  }
})
