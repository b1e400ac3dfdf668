import type { Temporal } from 'temporal-polyfill'
import { fetchForeign, type Outside } from '#app/platform/fetch-foreign.server.ts'
import { readCalendarInTime } from '#app/platform/read-calendar-in-time.server.ts'
import { busyBlocks } from './busy-blocks.ts'
import { calendarDays } from './calendar-places.ts'
import type { ReadFailure } from './read-failure.ts'
import type { BusyRange } from './slots.ts'

type Read =
  { readonly ok: true; readonly busy: readonly BusyRange[] } | { readonly ok: false; readonly failure: ReadFailure }

/**
 * The busy times of the next 90 days in a calendar elsewhere, fetched as `fetchForeign` may. Call it outside a
 * transaction: it takes up to fifteen seconds.
 * @param outside the internet when left out.
 */
export async function readExternalCalendar(
  asked: { readonly url: string; readonly now: Temporal.Instant; readonly timeZone: string },
  outside?: Outside,
): Promise<Read> {
  const { url, now, timeZone } = asked
  const found = await fetchForeign(url, outside)
  if (!found.ok) return found
  const period = { from: now, until: now.add({ hours: 24 * calendarDays }) }
  const read = await readCalendarInTime(found.text, { ...period, timeZone })
  return read.ok ? { ok: true, busy: busyBlocks(read.busy, period) } : read
}
