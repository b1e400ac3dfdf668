import { calendarFile, type CalendarException } from '#app/platform/calendar.server.ts'
import { wordsIn, type Activity } from './activity.ts'
import type { OccurrenceException } from './recurrence.ts'

function exceptionOf(activity: Activity, exception: OccurrenceException): CalendarException {
  const { startsAt, minutes, timeZone } = activity.repeats
  const originalStartsAt = exception.originalDate
    .toZonedDateTime({ timeZone, plainTime: startsAt.toPlainTime() })
    .toInstant()
  if (exception.kind === 'cancelled') {
    return {
      originalStartsAt,
      startsAt: originalStartsAt,
      endsAt: originalStartsAt.add({ minutes }),
      status: 'cancelled',
    }
  }
  const moved = exception.startsAt.toZonedDateTime(timeZone).toInstant()
  return {
    originalStartsAt,
    startsAt: moved,
    endsAt: moved.add({ minutes: exception.minutes ?? minutes }),
    status: 'confirmed',
  }
}

/** The iCalendar file of an activity (RFC 5545): wall-clock time, so that 10:00 stays 10:00 through a change of clocks. */
export function activityCalendar(activity: Activity, input: { language: string; url: string }): string {
  const { startsAt, minutes, timeZone, rule, exceptions } = activity.repeats
  const first = startsAt.toZonedDateTime(timeZone).toInstant()
  const words = wordsIn(activity, input.language)
  return calendarFile({
    uid: `activity-${activity.id}@drieluik`,
    title: words.title,
    description: words.what,
    startsAt: first,
    endsAt: first.add({ minutes }),
    location: [activity.locationName, activity.street].filter(Boolean).join(', '),
    status: 'confirmed',
    sequence: activity.sequence,
    lastModified: activity.updatedAt,
    url: input.url,
    ...(rule
      ? { recurrence: { rule, until: null }, exceptions: exceptions.map((each) => exceptionOf(activity, each)) }
      : {}),
  })
}
