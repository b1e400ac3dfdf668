import { Temporal } from 'temporal-polyfill'
import { answerApart } from './answer-apart.server.ts'
import { readCalendar } from './read-calendar.server.ts'
import type { AskedBusy, BusyAnswer } from './read-calendar-in-time.server.ts'

/** The thread in which a calendar of somewhere else is read. */
answerApart(({ text, from, until, timeZone }: AskedBusy): BusyAnswer => {
  const read = readCalendar(text, { from: Temporal.Instant.from(from), until: Temporal.Instant.from(until), timeZone })
  if (!read.ok) return read
  return { ok: true, busy: read.busy.map(({ startsAt, endsAt }) => [startsAt.toString(), endsAt.toString()]) }
})
