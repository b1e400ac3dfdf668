import type { Temporal } from 'temporal-polyfill'
import type { OccurrenceException, RepeatingActivity } from './recurrence.ts'

/** What the store says of when an activity is. */
export interface RepeatingRow {
  readonly state: string
  readonly firstDate: Temporal.PlainDate
  readonly lastDate: Temporal.PlainDate | null
  readonly startsAt: Temporal.PlainTime
  readonly endsAt: Temporal.PlainTime
  readonly recurrenceRule: string | null
  readonly skipHolidays: boolean
  readonly cancelledAt: Temporal.Instant | null
  readonly updatedAt: Temporal.Instant
}

/** What the store says of one date that differs. */
export interface ExceptionRow {
  readonly originalDate: Temporal.PlainDate
  readonly kind: 'cancelled' | 'moved'
  readonly movedToDate: Temporal.PlainDate | null
  readonly movedStartsAt: Temporal.PlainTime | null
  readonly movedEndsAt: Temporal.PlainTime | null
}

/** Minutes from one time on the clock to the next such time: an end before its start is after midnight. */
export function minutesBetween(starts: Temporal.PlainTime, ends: Temporal.PlainTime): number {
  const minutes = starts.until(ends).total('minutes')
  return minutes > 0 ? minutes : minutes + 24 * 60
}

function exceptionOf({
  originalDate,
  kind,
  movedToDate,
  movedStartsAt,
  movedEndsAt,
}: ExceptionRow): OccurrenceException {
  if (kind === 'cancelled' || !movedStartsAt || !movedEndsAt) return { originalDate, kind: 'cancelled' }
  const startsAt = (movedToDate ?? originalDate).toPlainDateTime(movedStartsAt)
  return { originalDate, kind: 'moved', startsAt, minutes: minutesBetween(movedStartsAt, movedEndsAt) }
}

/** When an activity is, from its row and those of the dates that differ, in the zone of the wijk. */
export function repeatsOf(row: RepeatingRow, exceptions: readonly ExceptionRow[], timeZone: string): RepeatingActivity {
  return {
    startsAt: row.firstDate.toPlainDateTime(row.startsAt),
    minutes: minutesBetween(row.startsAt, row.endsAt),
    timeZone,
    rule: row.recurrenceRule,
    until: row.lastDate,
    offOnHolidays: row.skipHolidays,
    exceptions: exceptions.map(exceptionOf),
    cancelledFrom: row.cancelledAt ?? (row.state === 'cancelled' ? row.updatedAt : null),
  }
}
