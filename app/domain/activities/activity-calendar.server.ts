import {
  calendarFeed,
  calendarFile,
  type CalendarEntry,
  type CalendarException,
  type CalendarHead,
} from '#app/platform/calendar.server.ts'
import type { Activity } from './activity.ts'
import { wordsIn } from './activity-words.ts'
import { isCancelled, placeLine, type FeedDate } from './feed-activity.ts'
import type { FeedContent } from './feed.queries.server.ts'

/** Events in one file, dates that differ among them: what a phone still takes in at once. */
export const mostEvents = 1_000

interface Reader {
  readonly language: string
  /** The address of the page of an activity, with the portal's name before it. */
  readonly urlOf: (activityId: string) => string
  readonly themeName?: (theme: string) => string
}

function startOf({ repeats }: Activity, date: FeedDate['originalDate']) {
  const { startsAt, timeZone } = repeats
  return date.toZonedDateTime({ timeZone, plainTime: startsAt.toPlainTime() }).toInstant()
}

function exceptionOf(activity: Activity, { originalDate, starts, ends, status }: FeedDate): CalendarException {
  return {
    originalStartsAt: startOf(activity, originalDate),
    startsAt: starts,
    endsAt: ends,
    status: status === 'cancelled' ? 'cancelled' : 'confirmed',
  }
}

/** When it is: a series with the dates that differ, or its one date as it is now. */
function timesOf(activity: Activity, changed: readonly FeedDate[]) {
  const { startsAt, minutes, timeZone, rule, until } = activity.repeats
  const first = startsAt.toZonedDateTime(timeZone).toInstant()
  const status = isCancelled(activity) ? ('cancelled' as const) : ('confirmed' as const)
  if (rule === null) {
    const [now] = changed
    const off = status === 'cancelled' || now?.status === 'cancelled'
    const [begins, ends] = now?.status === 'moved' ? [now.starts, now.ends] : [first, first.add({ minutes })]
    return { startsAt: begins, endsAt: ends, status: off ? ('cancelled' as const) : status }
  }
  const last = until && until.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ seconds: 1 })
  return {
    ...{ startsAt: first, endsAt: first.add({ minutes }), status },
    recurrence: { rule, until: last },
    // Of what is off as a whole no date needs to say it.
    exceptions: isCancelled(activity) ? [] : changed.map((date) => exceptionOf(activity, date)),
  }
}

/** An activity as a calendar has it: wall-clock time, so that 10:00 stays 10:00 through a change of clocks. */
function entryOf(activity: Activity, changed: readonly FeedDate[], reader: Reader): CalendarEntry {
  const words = wordsIn(activity, reader.language)
  const { theme, organiserPhone } = activity
  return {
    uid: `activity-${activity.id}@drieluik`,
    title: words.title.text,
    description: [words.what.text, words.howToJoin.text, organiserPhone].filter(Boolean).join('\n'),
    ...timesOf(activity, changed),
    location: placeLine(activity),
    sequence: activity.sequence,
    lastModified: activity.updatedAt,
    url: reader.urlOf(activity.id),
    ...(theme && reader.themeName ? { categories: [reader.themeName(theme)] } : {}),
  }
}

/** The iCalendar file of an activity (RFC 5545). */
export function activityCalendar(activity: Activity, changed: readonly FeedDate[], reader: Reader): string {
  return calendarFile(entryOf(activity, changed, reader))
}

/** A calendar of many activities that one subscribes to; what does not fit in 1,000 events is left out, the latest first. */
export function activitiesCalendar(content: FeedContent, head: CalendarHead, reader: Reader): string {
  let room = mostEvents
  const entries: CalendarEntry[] = []
  for (const activity of content.activities) {
    const changed = isCancelled(activity) ? [] : (content.changed.get(activity.id) ?? [])
    room -= 1 + changed.length
    if (room < 0) break
    entries.push(entryOf(activity, changed, reader))
  }
  return calendarFeed(head, entries)
}
