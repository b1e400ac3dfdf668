import type { Temporal } from 'temporal-polyfill'
import { hoursText, spansText } from './hours-text.ts'
import type { OpeningHours } from './opening-hours.ts'

type Value = string | number | boolean | readonly string[] | OpeningHours | Temporal.PlainDate | null | undefined

/** One field as one line of text, for a history that people read. */
function lineOf(value: Value): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object' && 'weekly' in value) {
    const days = value.days.map(({ date, spans }) => `${date} ${spansText(spans) || 'off'}`)
    return [hoursText(value), ...days].join('; ')
  }
  return String(value)
}

/** What differs between an entry and what is to take its place, field by field. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, readonly [before: string, after: string]> {
  return Object.fromEntries(
    Object.entries(after).flatMap(([field, value]) => {
      const pair = [lineOf(before[field] as Value), lineOf(value as Value)] as const
      return pair[0] === pair[1] ? [] : [[field, pair] as const]
    }),
  )
}
