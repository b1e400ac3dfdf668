import { Temporal } from 'temporal-polyfill'
import { occurrenceRows } from '#app/domain/activities/occurrence-rows.ts'
import { occurrencesBetween } from '#app/domain/activities/recurrence.ts'
import { firstDate, recurrencePattern } from '#app/domain/activities/recurrence-pattern.ts'
import { searchWordsOf } from '#app/domain/activities/search-words-of.ts'
import { newId } from '#app/domain/shared/ids.ts'
import {
  activities,
  activityExceptions,
  activityOccurrences,
  activitySearchWords,
  type ActivityWords,
} from '../schema/activities.ts'
import { searchSynonyms } from '../schema/directory.synonyms.ts'
import { kindOf } from './data/activity-kinds.ts'
import { activityLanguages, type Activity } from './data/activity-types.ts'
import { draftsOf } from './data/drafts-of.ts'
import { synonyms } from './data/synonyms.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Moments } from './moments.ts'
import { streetLine } from './seed-organisations.server.ts'
import { byKey, type Wijk } from './wijk.ts'

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

type ExceptionInsert = typeof activityExceptions.$inferSelect

function exceptionsOf(activity: Activity, id: string, { tenant, moments }: Wijk): ExceptionInsert[] {
  if (activity.exceptions.length === 0) return []
  const dates = comingDates(activity, moments)
  return activity.exceptions.flatMap((exception): ExceptionInsert[] => {
    const originalDate = dates[exception.occurrence]
    if (!originalDate) return []
    const row = { tenantId: tenant.id, activityId: id, originalDate, updatedAt: moments.now }
    const notMoved = { movedToDate: null, movedStartsAt: null, movedEndsAt: null }
    if (exception.kind === 'cancelled') return [{ ...row, ...notMoved, kind: exception.kind }]
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

/** The row of an activity: nobody checked its translations. */
function rowOf(activity: Activity, id: string, { tenant, moments, idOf }: Wijk) {
  const whole = activityLanguages.filter((each) => each !== 'nl').map((each) => [each, wordsIn(activity, each)])
  const translations = { ...Object.fromEntries(whole), ...draftsOf(wordsIn(activity, 'nl')) }
  return {
    tenantId: tenant.id,
    id,
    organiserId: idOf('organisation', activity.organiserKey),
    state: 'published' as const,
    ...wordsIn(activity, 'nl'),
    translations,
    translationStatus: Object.fromEntries(
      Object.keys(translations).map((each) => [each, { status: 'machine' as const }]),
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
    ...kindOf(activity),
    capacity: activity.capacity,
    firstDate: firstDateOf(activity, moments),
    lastDate: null,
    startsAt: Temporal.PlainTime.from(activity.startsAt),
    endsAt: Temporal.PlainTime.from(activity.endsAt),
    recurrenceRule: activity.recurrenceRule,
    skipHolidays: true,
    cancelledAt: null,
    updatedAt: moments.now,
  }
}

/** What the neighbourhood offers, with the dates that are cancelled or moved, every coming date, and what it is found by. */
export async function seedActivities(wijk: Wijk): Promise<void> {
  const { owner, tenant, data, moments } = wijk
  const made = data.activities.map((activity) => {
    const row = rowOf(activity, newId(), wijk)
    return { activity, row, exceptions: exceptionsOf(activity, row.id, wijk) }
  })
  await insertMany(
    owner,
    activities,
    made.map(({ row }) => row),
  )
  await insertMany(
    owner,
    activityExceptions,
    made.flatMap(({ exceptions }) => exceptions),
  )
  await insertMany(
    owner,
    activityOccurrences,
    made.flatMap(({ row, exceptions }) => occurrenceRows(row, exceptions, moments.calendar, moments.now)),
  )
  await insertMany(
    owner,
    activitySearchWords,
    made.map(({ activity, row }) => {
      const { name } = byKey(data.organisations, activity.organiserKey)
      return { tenantId: tenant.id, activityId: row.id, words: searchWordsOf(row, name) }
    }),
  )
  await insertMany(
    owner,
    searchSynonyms,
    synonyms.map((each) => ({ ...each, tenantId: tenant.id, id: newId() })),
  )
}
