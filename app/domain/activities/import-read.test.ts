import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { fitsWords, type ImportItem } from './import-item.ts'
import { readImport } from './import-read.server.ts'

const now = Temporal.Instant.from('2026-04-03T08:00:00Z')
const asked = { timeZone: 'Europe/Amsterdam', now, organiser: 'De Wissel' }
const file = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.trim().split(/\n\s*/), 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
function read(...events: string[]) {
  const found = readImport(file(...events), asked)
  if (!found.ok) throw new Error(found.failure)
  return found.looked
}
const at = 'DTSTART;TZID=Europe/Amsterdam:20260407T100000\nDTEND;TZID=Europe/Amsterdam:20260407T113000'
const seen = ({ key, title, firstDate, startsAt, endsAt, rule, lastDate }: ImportItem) =>
  [key, title, firstDate, `${startsAt}-${endsAt}`, rule, lastDate].join(' ')

test('a single event becomes an activity, with the words of the calendar and nothing of people', () => {
  const [item, ...more] = read(
    `UID:a\nSUMMARY:Soep\\, samen\nDESCRIPTION:<p>Eten &amp; praten</p><br>Kom!\nLOCATION:De Kaai\\, Dreef 5\\, Utrecht\nCATEGORIES:Eten,Samen\nORGANIZER;CN=Jan:mailto:jan@example.org\nATTENDEE:mailto:piet@example.org\n${at}`,
  ).items
  expect(more).toEqual([])
  expect(item).toEqual({
    ...{
      key: 'a',
      title: 'Soep, samen',
      what: 'Eten & praten\n\nKom!',
      locationName: 'De Kaai',
      street: 'Dreef 5, Utrecht',
    },
    ...{ firstDate: '2026-04-07', startsAt: '10:00', endsAt: '11:30', rule: null, lastDate: null, changes: [] },
    ...{ isCancelled: false, categories: ['Eten', 'Samen'] },
  })
})

test('a time of another zone, and one in UTC, is shown by the clock of the wijk', () => {
  const items = read(
    'UID:utc\nSUMMARY:A\nDTSTART:20260701T080000Z\nDTEND:20260701T090000Z',
    'UID:floats\nSUMMARY:B\nDTSTART:20260702T100000\nDURATION:PT1H',
  ).items
  expect(items.map(seen)).toEqual(['utc A 2026-07-01 10:00-11:00  ', 'floats B 2026-07-02 10:00-11:00  '])
})

test('what repeats by week or month becomes a rule of the portal', () => {
  const rules = (rrule: string) => read(`UID:r\nSUMMARY:R\n${at}\nRRULE:${rrule}`).items.map(seen)
  expect(rules('FREQ=WEEKLY')).toEqual(['r R 2026-04-07 10:00-11:30 FREQ=WEEKLY;BYDAY=TU '])
  expect(rules('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260601T080000Z')).toEqual([
    'r R 2026-04-07 10:00-11:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-06-01',
  ])
  expect(rules('FREQ=WEEKLY;COUNT=3')).toEqual(['r R 2026-04-07 10:00-11:30 FREQ=WEEKLY;BYDAY=TU 2026-04-21'])
  expect(rules('FREQ=MONTHLY;BYDAY=1TU')).toEqual(['r R 2026-04-07 10:00-11:30 FREQ=MONTHLY;BYDAY=1TU '])
  expect(rules('FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1')).toEqual(['r R 2026-04-28 10:00-11:30 FREQ=MONTHLY;BYDAY=-1TU '])
  expect(rules('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,FR')).toEqual([
    'r#2 R 2026-04-07 10:00-11:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU ',
    'r#5 R 2026-04-10 10:00-11:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR ',
    'r#1 R 2026-04-20 10:00-11:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO ',
  ])
})

test('what the portal has no words for comes date by date, and not without end', () => {
  const daily = read(`UID:d\nSUMMARY:D\n${at}\nRRULE:FREQ=DAILY;INTERVAL=10;COUNT=3`).items
  expect(daily.map(seen)).toEqual([
    'd#2026-04-07 D 2026-04-07 10:00-11:30  ',
    'd#2026-04-17 D 2026-04-17 10:00-11:30  ',
    'd#2026-04-27 D 2026-04-27 10:00-11:30  ',
  ])
  expect(read(`UID:d\nSUMMARY:D\n${at}\nRRULE:FREQ=DAILY`)).toEqual({ items: [], skipped: { tooMany: 1 } })
  // By the clock of New York a series wanders through ours.
  const far = read(
    'UID:n\nSUMMARY:N\nDTSTART;TZID=America/New_York:20260407T040000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2',
  )
  expect(far.items.map(({ key }) => key)).toEqual(['n#2026-04-07', 'n#2026-04-14'])
})

test('a date that is skipped, moved or called off is that here too', () => {
  const [item] = read(
    `UID:r\nSUMMARY:R\n${at}\nRRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Amsterdam:20260414T100000`,
    'UID:r\nSUMMARY:R\nRECURRENCE-ID;TZID=Europe/Amsterdam:20260421T100000\nDTSTART;TZID=Europe/Amsterdam:20260422T140000\nDTEND;TZID=Europe/Amsterdam:20260422T150000',
    'UID:r\nSUMMARY:R\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Amsterdam:20260428T100000\nDTSTART;TZID=Europe/Amsterdam:20260428T100000\nDTEND;TZID=Europe/Amsterdam:20260428T113000',
    'UID:r\nSUMMARY:Other words\nRECURRENCE-ID;TZID=Europe/Amsterdam:20260505T100000\nDTSTART;TZID=Europe/Amsterdam:20260505T100000\nDTEND;TZID=Europe/Amsterdam:20260505T113000',
  ).items
  expect(item?.changes).toEqual([
    { originalDate: '2026-04-14', kind: 'cancelled' },
    { originalDate: '2026-04-21', kind: 'moved', date: '2026-04-22', startsAt: '14:00', endsAt: '15:00' },
    { originalDate: '2026-04-28', kind: 'cancelled' },
  ])
})

test('what is over, private, without a time or through the night is left out, and said so', () => {
  const { items, skipped } = read(
    'UID:1\nSUMMARY:Over\nDTSTART:20260301T080000Z\nDTEND:20260301T090000Z',
    `UID:2\nSUMMARY:Geheim\nCLASS:PRIVATE\n${at}`,
    'UID:3\nSUMMARY:Dag\nDTSTART;VALUE=DATE:20260407',
    'UID:4\nSUMMARY:Nacht\nDTSTART:20260407T200000Z\nDTEND:20260408T200000Z',
    `UID:5\nSUMMARY: \n${at}`,
    `UID:6\nSUMMARY:Blijft\n${at}`,
  )
  expect(items.map(({ key }) => key)).toEqual(['6'])
  expect(skipped).toEqual({ private: 1, noTime: 1, overnight: 1, noTitle: 1 })
})

test('nonsense is no calendar, and a calendar that would take too long is not read', () => {
  for (const text of ['', '<html>', '{"a":1}', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'BEGIN:VCARD\r\nEND:VCARD'])
    expect(readImport(text, asked)).toEqual({ ok: false, failure: 'notCalendar' })
  const often = file(`UID:s\nSUMMARY:S\nDTSTART:20000101T000000Z\nDTEND:20000101T000001Z\nRRULE:FREQ=SECONDLY`)
  expect(readImport(often, asked)).toEqual({ ok: false, failure: 'tooMuch' })
})

test('a calendar made to keep us busy is given up in time', () => {
  const began = performance.now()
  const spaces = `x${' '.repeat(400_000)}y`
  read(`UID:1\nSUMMARY:${spaces}\nDESCRIPTION:${spaces}\nLOCATION:${spaces}\n${at}`)
  const dates = Array.from({ length: 12_000 }, () => 'EXDATE:20260414T080000Z').join('\n')
  const found = readImport(file(`UID:1\nSUMMARY:R\n${at}\nRRULE:FREQ=WEEKLY\n${dates}`), asked)
  expect(found).toEqual({ ok: false, failure: 'tooMuch' })
  expect(performance.now() - began).toBeLessThan(8_000)
})

test('a text that is too long is cut, and no character that a database refuses comes through', () => {
  const [item] = read(
    `UID:${'u'.repeat(300)}\nSUMMARY:${'Zwemmen '.repeat(20)}\u0000\ud800\nDESCRIPTION:${'x'.repeat(5000)}\n${at}`,
  ).items
  expect([item?.key.length, [...(item?.title ?? '')].length, [...(item?.what ?? '')].length]).toEqual([64, 60, 1200])
  expect(JSON.stringify(item)).not.toMatch(/\\u0000|\\ud800/)
})

test('a word of the filter is found in title, text and category, whatever its accents and capitals', () => {
  const [item] = read(`UID:a\nSUMMARY:Opvoedcafé\nCATEGORIES:Ouders\n${at}`).items
  expect([[], ['CAFE'], ['ouders'], ['yoga'], ['yoga', 'café']].map((words) => fitsWords(item!, words))).toEqual([
    true,
    true,
    true,
    false,
    true,
  ])
})
