import { expect, test } from 'vitest'
import { askApart } from './ask-apart.server.ts'
import type { AskedBusy, BusyAnswer } from './read-calendar-in-time.server.ts'

const module = new URL('./read-calendar-apart.server.ts', import.meta.url)
const ask = askApart<AskedBusy, BusyAnswer>(module, { milliseconds: 1_500 })
const calendar = (rule: string) => ({
  ...{ from: '2026-04-03T08:00:00Z', until: '2026-04-17T08:00:00Z', timeZone: 'Europe/Amsterdam' },
  text: [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'DTSTART:20260401T080000Z', 'DTEND:20260401T090000Z'],
    ...[`RRULE:${rule}`, 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n'),
})
const weekly = { ok: true, busy: ['08', '15'].map((day) => [`2026-04-${day}T08:00:00Z`, `2026-04-${day}T09:00:00Z`]) }

test('a calendar with a repetition that never comes is given up, and the portal works on meanwhile', async () => {
  expect(await ask(calendar('FREQ=WEEKLY'))).toEqual(weekly)
  let beats = 0
  const heart = setInterval(() => (beats += 1), 20)
  // 30 February; the next one waits for its turn.
  const never = ask(calendar('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'))
  const next = ask(calendar('FREQ=WEEKLY'))
  expect(await never).toBeNull()
  clearInterval(heart)
  expect(beats).toBeGreaterThan(10)
  expect(await next).toEqual(weekly)
})
