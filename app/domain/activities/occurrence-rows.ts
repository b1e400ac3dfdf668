import type { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { occurrencesBetween, type OccurrenceStatus } from './recurrence.ts'
import { repeatsOf, type ExceptionRow, type RepeatingRow } from './recurrence-of-row.ts'

/** How far the index of dates goes: for who was there last month, and for who plans a year. */
export const daysBack = 31
export const daysAhead = 400

/** The states in which people see an activity: what is cancelled stays, as such (lesson 15.14). */
export const shownStates = ['published', 'cancelled'] as const

interface IndexedRow extends RepeatingRow {
  readonly tenantId: string
  readonly id: string
  readonly organiserId: string
  readonly neighbourhoodId: string | null
  readonly theme: string | null
  readonly domains: string[]
  readonly languages: string[]
  readonly costCents: number
  readonly womenOnly: boolean
  readonly childrenWelcome: boolean
  readonly wheelchairAccessible: boolean
  readonly companion: boolean
  readonly indoors: boolean | null
  readonly minAge: number | null
  readonly maxAge: number | null
}

export interface OccurrenceRow {
  readonly tenantId: string
  readonly activityId: string
  readonly originalDate: Temporal.PlainDate
  readonly date: Temporal.PlainDate
  readonly starts: Temporal.Instant
  readonly ends: Temporal.Instant
  readonly status: OccurrenceStatus
  readonly organiserId: string
  readonly neighbourhoodId: string | null
  readonly theme: string | null
  readonly domains: string[]
  readonly languages: string[]
  readonly free: boolean
  readonly womenOnly: boolean
  readonly childrenWelcome: boolean
  readonly stepFree: boolean
  readonly companion: boolean
  readonly indoors: boolean | null
  readonly minAge: number | null
  readonly maxAge: number | null
}

/** What a list filters by: the same on each date of an activity. */
function filteredBy(row: IndexedRow) {
  const { tenantId, id: activityId, organiserId, neighbourhoodId, theme, domains, languages } = row
  const { womenOnly, childrenWelcome, companion, indoors, minAge, maxAge } = row
  return {
    ...{ tenantId, activityId, organiserId, neighbourhoodId, theme, domains, languages, free: row.costCents === 0 },
    ...{ womenOnly, childrenWelcome, stepFree: row.wheelchairAccessible, companion, indoors, minAge, maxAge },
  }
}

/**
 * The dates of an activity as the index keeps them, from 31 days before `now` to 400 days after, in the zone of the
 * calendar; none for what nobody sees. Two times on one day are one: an activity is at most once a day.
 */
export function occurrenceRows(
  row: IndexedRow,
  exceptions: readonly ExceptionRow[],
  calendar: WorkingCalendar,
  now: Temporal.Instant,
): OccurrenceRow[] {
  if (!shownStates.some((state) => state === row.state)) return []
  const { timeZone } = calendar
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant()
  const from = startOf(today.subtract({ days: daysBack }))
  const until = startOf(today.add({ days: daysAhead + 1 }))
  const shared = filteredBy(row)
  const found = occurrencesBetween(repeatsOf(row, exceptions, timeZone), from, until, calendar)
  return found.map(({ originalDate, date, startsAt, endsAt, status }) => ({
    ...shared,
    ...{ originalDate, date, starts: startsAt, ends: endsAt, status },
  }))
}
