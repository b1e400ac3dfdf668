import type { Temporal } from 'temporal-polyfill'
import type { ExternalCalendar } from './external-calendars.server.ts'
import type { ReadFailure } from './read-failure.ts'
import type { ShownCalendar } from './shown-calendar.ts'

interface Reader {
  readonly language: string
  readonly timeZone: string
}

/** The own secret address and the own other calendar, as the page says it. */
export function showCalendars(
  {
    feed,
    other,
  }: { readonly feed: { readonly since: Temporal.Instant } | null; readonly other: ExternalCalendar | null },
  { language, timeZone }: Reader,
): { readonly feedSince: string | null; readonly other: ShownCalendar | null } {
  const locale = language === 'en' ? 'en-GB' : language
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const say = (at: Temporal.Instant | null, more = {}) =>
    at &&
    at
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toLocaleString(locale, { ...day, ...more })
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  return {
    feedSince: say(feed?.since ?? null),
    other: other && {
      ...{ host: other.host, count: other.count },
      readAt: say(other.readAt, clock),
      failingSince: say(other.failingSince, clock),
      // Written by `keepReadCalendar` alone.
      failure: other.failure as ReadFailure | null,
    },
  }
}
