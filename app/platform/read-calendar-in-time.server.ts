import { Temporal } from 'temporal-polyfill'
import { askApart } from './ask-apart.server.ts'
import type { CalendarFault, readCalendar } from './read-calendar.server.ts'

/** Instants as text: nothing else travels between threads. */
export interface AskedBusy {
  readonly text: string
  readonly from: string
  readonly until: string
  readonly timeZone: string
}
type Failed = { readonly ok: false; readonly failure: CalendarFault }
export type BusyAnswer = { readonly ok: true; readonly busy: readonly (readonly [string, string])[] } | Failed

const milliseconds = 5_000
const ask = askApart<AskedBusy, BusyAnswer>(new URL('./read-calendar-apart.server.ts', import.meta.url), {
  milliseconds,
})

/** As `readCalendar`, in a thread of its own: `tooMuch` also where the file keeps its reader busy for five seconds. */
export async function readCalendarInTime(
  text: string,
  { from, until, timeZone }: Parameters<typeof readCalendar>[1],
): Promise<ReturnType<typeof readCalendar>> {
  const answer = await ask({ text, from: from.toString(), until: until.toString(), timeZone })
  if (answer === null) return { ok: false, failure: 'tooMuch' }
  if (!answer.ok) return answer
  const instant = (moment: string) => Temporal.Instant.from(moment)
  return { ok: true, busy: answer.busy.map(([from, until]) => ({ startsAt: instant(from), endsAt: instant(until) })) }
}
