import { Temporal } from 'temporal-polyfill'
import { isId } from '../shared/ids.ts'

/** Where one date of one activity stands in the order of a list: day, time, activity, the day it was planned for. */
export interface OccurrencePlace {
  readonly date: Temporal.PlainDate
  readonly starts: Temporal.Instant
  readonly activityId: string
  readonly originalDate: Temporal.PlainDate
}

/** For a query value. */
export function placeText({ date, starts, activityId, originalDate }: OccurrencePlace): string {
  return [date, starts, activityId, originalDate].map(String).join('_')
}

/** The place in a query value; null for anything else, which is then the first page. */
export function readPlace(value: string | null): OccurrencePlace | null {
  const [date = '', starts = '', activityId, originalDate = ''] = (value ?? '').slice(0, 120).split('_')
  // Of this century: the store cannot read every year that a calendar knows.
  const thisCentury = [date, starts, originalDate].every((text) => /^20\d{2}-\d{2}-\d{2}/.test(text))
  if (!isId(activityId) || !thisCentury) return null
  try {
    const plainDate = (text: string) => Temporal.PlainDate.from(text)
    return {
      date: plainDate(date),
      starts: Temporal.Instant.from(starts),
      activityId,
      originalDate: plainDate(originalDate),
    }
  } catch {
    return null
  }
}
