import type { Temporal } from 'temporal-polyfill'
import { readSentDay } from '../shared/sent-time.ts'
import { mondayOf } from './times-by-week.ts'

/** The Monday of the day that a query names (ISO date), else of `today`: a date that is none is no reason to refuse a page. */
export function wantedMonday(text: string | null, today: Temporal.PlainDate): Temporal.PlainDate {
  return mondayOf(text && /^\d{4}-\d\d-\d\d$/.test(text) ? (readSentDay(text) ?? today) : today)
}
