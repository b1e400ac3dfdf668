import { Temporal } from 'temporal-polyfill'
import { occurrencesBetween } from '#app/domain/activities/recurrence.ts'
import { firstDate, recurrencePattern } from '#app/domain/activities/recurrence-pattern.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { activities, activityExceptions, type ActivityWords } from '../schema/activities.ts'
import { activityLanguages, type Activity } from './data/activity-types.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Moments } from './moments.ts'
import { streetLine } from './seed-organisations.server.ts'
import type { Wijk } from './wijk.ts'

/** The first date of the series (DTSTART must match its RRULE). */
function firstDateOf(activity: Activity, { monday }: Moments): Temporal.PlainDate {
  const pattern = recurrencePattern(activity.recurrenceRule)
  if (!pattern) throw new Error(`The demo's data has a rule that nobody wrote: ${activity.recurrenceRule}`)
  return firstDate(pattern, monday.subtract({ days: 7 * activity.startsWeeksAgo }))
}

function wordsIn(activity: Activity, language: (typeof activityLanguages)[number]): ActivityWords {
  const { title, what, forWhom, howToJoin } = activity
  return {
    title: title[language],
    what: what[language],
    forWhom: forWhom[language],
    howToJoin: howToJoin[language],
  }
}

/** Dates from today on that the series has and that no holiday takes away. */
function comingDates(activity: Activity, moments: Moments): Temporal.PlainDate[] {
  const { calendar, today } = moments
  const startsAt = firstDateOf(activity, moments).toPlainDateTime(activity.startsAt)
  const minutes = Temporal.PlainTime.from(activity.startsAt).until(activity.endsAt).total('minutes')
  const from = today.toZonedDateTime(calendar.timeZone)
  const series = { startsAt, minutes, rule: activity.recurrenceRule, until: null, offOnHolidays: true, exceptions: [] }
  return occurrencesBetween(
    { ...series, timeZone: calendar.timeZone },
    from.toInstant(),
    from.add({ days: 300 }).toInstant(),
    calendar,
  )
    .filter(({ status }) => status === 'scheduled')
    .map(({ originalDate }) => originalDate)
}

function exceptionsOf(
  activity: Activity,
  id: string,
  { tenant, moments }: Wijk,
): (typeof activityExceptions.$inferInsert)[] {
  if (activity.exceptions.length === 0) return []
  const dates = comingDates(activity, moments)
  return activity.exceptions.flatMap((exception): (typeof activityExceptions.$inferInsert)[] => {
    const originalDate = dates[exception.occurrence]
    if (!originalDate) return []
    const row = { tenantId: tenant.id, activityId: id, originalDate, updatedAt: moments.now }
    if (exception.kind === 'cancelled') return [{ ...row, kind: exception.kind }]
    return [
      {
        ...row,
        kind: exception.kind,
        movedToDate: originalDate.add({ days: exception.byDays }),
        movedStartsAt: Temporal.PlainTime.from(exception.startsAt),
        movedEndsAt: Temporal.PlainTime.from(exception.endsAt),
      },
    ]
  })
}

/** What the neighbourhood offers, with the dates that are cancelled or moved. */
export async function seedActivities(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments, idOf } = wijk
  const made = data.activities.map((activity) => ({ activity, id: newId() }))
  await insertMany(
    owner,
    activities,
    made.map(({ activity, id }) => ({
      tenantId: tenant.id,
      id,
      organiserId: idOf('organisation', activity.organiserKey),
      state: 'published' as const,
      ...wordsIn(activity, 'nl'),
      translations: Object.fromEntries(
        activityLanguages.filter((each) => each !== 'nl').map((each) => [each, wordsIn(activity, each)]),
      ),
      pictogram: activity.pictogram,
      domains: [...activity.domains],
      locationName: activity.place.name,
      street: streetLine(activity.place.address),
      neighbourhoodId: idOf('neighbourhood', activity.place.address.neighbourhoodKey),
      costCents: activity.costCents,
      womenOnly: activity.womenOnly,
      languages: [...activity.languages],
      wheelchairAccessible: activity.place.wheelchairAccessible,
      companion: activity.companion,
      minAge: activity.minAge,
      maxAge: activity.maxAge,
      capacity: activity.capacity,
      firstDate: firstDateOf(activity, moments),
      startsAt: Temporal.PlainTime.from(activity.startsAt),
      endsAt: Temporal.PlainTime.from(activity.endsAt),
      recurrenceRule: activity.recurrenceRule,
      skipHolidays: true,
      updatedAt: moments.now,
    })),
  )
  await insertMany(
    owner,
    activityExceptions,
    made.flatMap(({ activity, id }) => exceptionsOf(activity, id, wijk)),
  )
}
