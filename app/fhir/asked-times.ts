import type { Temporal } from 'temporal-polyfill'
import { isId } from '../domain/shared/ids.ts'
import { readSentDay, readSentInstant } from '../domain/shared/sent-time.ts'

/** The start of a day, or an instant. */
function momentIn(text: string, timeZone: string): { at: Temporal.Instant; isDay: boolean } | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const at = readSentInstant(text)
    return at && { at, isDay: false }
  }
  const day = readSentDay(text)
  return day && { at: day.toZonedDateTime(timeZone).toInstant(), isDay: true }
}

export interface AskedPeriod {
  readonly from: Temporal.Instant | null
  readonly until: Temporal.Instant | null
}

/**
 * A period of search values such as `ge2026-04-07` and `lt2026-04-08T12:00:00Z` (FHIR R4 §3.1.1.4.7): eq, ge, gt, lt and le;
 * a day is one in the zone of the wijk. null where one can't be read, or lies outside this
 * century.
 */
export function readPeriod(values: readonly string[], timeZone: string): AskedPeriod | null {
  let [from, until]: [Temporal.Instant | null, Temporal.Instant | null] = [null, null]
  for (const value of values) {
    const [, prefix = 'eq', text = ''] = /^(eq|ge|gt|lt|le)?(.+)$/.exec(value) ?? []
    // A plus in an address is a space.
    const moment = momentIn(text.replace(' ', '+'), timeZone)
    if (!moment) return null
    const { at, isDay } = moment
    const after = isDay ? at.toZonedDateTimeISO(timeZone).add({ days: 1 }).toInstant() : at.add({ milliseconds: 1 })
    if (prefix === 'ge' || prefix === 'eq') from = at
    if (prefix === 'gt') from = after
    if (prefix === 'lt') until = at
    if (prefix === 'le' || prefix === 'eq') until = after
  }
  return { from, until }
}

/** The id in a value of a search: `Schedule/<id>`, an address that ends so, `system|<id>`, or the id itself; null for none. */
export function readReference(value: string, type: string): string | null {
  const id = value.includes('|') ? value.split('|').at(-1) : value.replace(new RegExp(`^(.*/)?${type}/`), '')
  return isId(id) ? id : null
}

/** `_count`: 1 to 100; 20 when it is left out or is none. */
export function readCount(value: string | null): number {
  const count = Number(value ?? '')
  return Number.isInteger(count) && count >= 1 ? Math.min(count, 100) : 20
}
