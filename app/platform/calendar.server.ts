import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator'
import type { Temporal } from 'temporal-polyfill'
import { amsterdamZone, vtimezone } from './vtimezone.ts'

export type CalendarStatus = 'confirmed' | 'tentative' | 'cancelled'

/** One date of a series that does not go as planned (RFC 5545 §3.8.4.4). */
export interface CalendarException {
  /** When this date was planned to start. */
  readonly originalStartsAt: Temporal.Instant
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly status: CalendarStatus
}

/** What a calendar shows. Nothing of it is medical, not in the title either (APP-9): the caller sees to that. */
export interface CalendarEntry {
  /** Stays the same for as long as the appointment exists, so that a later file replaces the earlier one. */
  readonly uid: string
  readonly title: string
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly location: string | null
  readonly description?: string
  readonly status: CalendarStatus
  /** One higher with each change that people must see (RFC 5545 §3.8.7.4). */
  readonly sequence: number
  readonly lastModified: Temporal.Instant
  readonly url?: string
  /** For a series: an RRULE without UNTIL, and the last instant at which a date may start. */
  readonly recurrence?: { readonly rule: string; readonly until: Temporal.Instant | null }
  readonly exceptions?: readonly CalendarException[]
  readonly categories?: readonly string[]
}

/** What a calendar that one subscribes to says of itself (RFC 7986 §5). */
export interface CalendarHead {
  readonly name: string
  readonly description: string
  /** Its own address. */
  readonly source: string
  /** How often it is worth asking again, in seconds. */
  readonly refreshSeconds: number
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const satisfies Readonly<Record<CalendarStatus, ICalEventStatus>>

const basicForm = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/** Times in UTC for a single appointment; wall-clock time in its zone for a series, so that 10:00 stays 10:00. */
function times(entry: CalendarEntry, startsAt: Temporal.Instant, endsAt: Temporal.Instant) {
  if (!entry.recurrence) return { start: startsAt, end: endsAt }
  return {
    start: startsAt.toZonedDateTimeISO(amsterdamZone),
    end: endsAt.toZonedDateTimeISO(amsterdamZone),
    timezone: amsterdamZone,
  }
}

function common(entry: CalendarEntry): ICalEventData {
  return {
    id: entry.uid,
    summary: entry.title,
    description: entry.description ?? null,
    location: entry.location,
    url: entry.url ?? null,
    categories: (entry.categories ?? []).map((name) => ({ name })),
    sequence: entry.sequence,
    stamp: entry.lastModified,
    lastModified: entry.lastModified,
    start: entry.startsAt,
  }
}

function seriesOf(entry: CalendarEntry): ICalEventData {
  const { recurrence } = entry
  // UNTIL is in UTC where the start has a zone (RFC 5545 §3.3.10).
  const until = recurrence?.until ? `;UNTIL=${basicForm(recurrence.until)}` : ''
  return {
    ...common(entry),
    ...times(entry, entry.startsAt, entry.endsAt),
    status: statuses[entry.status],
    repeating: recurrence ? `RRULE:${recurrence.rule}${until}` : null,
  }
}

function exceptionOf(entry: CalendarEntry, exception: CalendarException): ICalEventData {
  return {
    ...common(entry),
    ...times(entry, exception.startsAt, exception.endsAt),
    status: statuses[entry.status === 'cancelled' ? 'cancelled' : exception.status],
    recurrenceId: exception.originalStartsAt.toZonedDateTimeISO(amsterdamZone),
  }
}

function write(head: CalendarHead | null, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    prodId: { company: 'Drieluik', product: 'Drieluik', language: 'NL' },
    method: ICalCalendarMethod.PUBLISH,
    // A zone of the calendar itself would take the Z from DTSTAMP and LAST-MODIFIED; each series names its own.
    timezone: { name: null, generator: vtimezone },
    ...(head ? { name: head.name, description: head.description, source: head.source, ttl: head.refreshSeconds } : {}),
  })
  for (const entry of entries) {
    calendar.createEvent(seriesOf(entry))
    if (!entry.recurrence) continue
    for (const exception of entry.exceptions ?? []) calendar.createEvent(exceptionOf(entry, exception))
  }
  // RFC 5545 §3.1: every line ends with CRLF, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`
}

/**
 * An iCalendar file (RFC 5545) with these entries. A cancelled or moved date of a series is an event of its own with
 * RECURRENCE-ID, so that calendars strike it through instead of losing it (lesson 14).
 */
export function calendarFile(...entries: readonly CalendarEntry[]): string {
  return write(null, entries)
}

/** The same for a calendar that one subscribes to: with its name, and how often to ask. */
export function calendarFeed(head: CalendarHead, entries: readonly CalendarEntry[]): string {
  return write(head, entries)
}
