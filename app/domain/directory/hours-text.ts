import type { OpeningHours, Span } from './opening-hours.ts'

/** Names of weekdays as iCalendar (RFC 5545 §3.3.10) and OpenStreetMap write them, in two letters; Monday first. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const time = /^([01]?\d|2[0-3])[.:]([0-5]\d)$|^24[.:]00$/
const mostSpans = 4

function clock(text: string): string | null {
  if (!time.test(text)) return null
  const [hour = '', minute = ''] = text.split(/[.:]/)
  return `${hour.padStart(2, '0')}:${minute}`
}

/**
 * Reads what somebody typed as the hours of one day: `9.00-12.30, 13:00 – 17:00`.
 * @returns no spans for an empty text; null for what can't be read, for over four spans, and for spans that overlap.
 */
export function readSpans(text: string): Span[] | null {
  const parts = text
    .split(/[,;]| en /)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length > mostSpans) return null
  const spans: Span[] = []
  for (const part of parts) {
    const [first = '', last = '', ...more] = part.split(/\s*(?:-|–|tot)\s*/)
    const [from, until] = [clock(first), clock(last.replace(/\s*uur$/, ''))]
    if (from === null || until === null || from === '24:00' || from === until || more.length > 0) return null
    const before = spans.at(-1)
    if (before && (before.until <= before.from || from < before.until)) return null
    spans.push({ from, until })
  }
  return spans
}

/** The same in one line, to type on: `09:00-12:30, 13:00-17:00`. */
export function spansText(spans: readonly Span[]): string {
  return spans.map(({ from, until }) => `${from}-${until}`).join(', ')
}

const codes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/**
 * Hours in the notation of OpenStreetMap's `opening_hours`, as far as a week and holidays go:
 * `Mo-Fr 08:30-12:00,13:00-17:00; Sa 10:00-12:00; PH off`.
 */
export function hoursText({ weekly, holidays }: OpeningHours): string {
  const days = codes.map((_, at) => spansText(weekly.filter(({ weekday }) => weekday === at + 1)).replaceAll(', ', ','))
  const rules: string[] = []
  for (let from = 0; from < 7; from += 1) {
    const text = days[from]!
    if (text === '') continue
    let until = from
    while (days[until + 1] === text) until += 1
    rules.push(`${codes[from]}${until > from ? `-${codes[until]}` : ''} ${text}`)
    from = until
  }
  if (rules.length === 0) return 'off'
  return [...rules, ...(holidays === 'closed' ? ['PH off'] : [])].join('; ')
}

/**
 * Reads that notation: days and ranges of days with times, and `PH off`; holidays are closed only when that is said.
 * @throws RangeError for anything else.
 */
export function readHours(text: string): OpeningHours {
  const wrong = () => new RangeError(`Not opening hours: ${text}`)
  const weekly: (Span & { weekday: number })[] = []
  let holidays: OpeningHours['holidays'] = 'asUsual'
  for (const rule of text.split(';').map((each) => each.trim())) {
    if (rule === 'PH off') {
      holidays = 'closed'
      continue
    }
    const [days = '', ...times] = rule.split(' ')
    const spans = readSpans(times.join(' '))
    if (!spans || spans.length === 0) throw wrong()
    for (const part of days.split(',')) {
      const [first = '', last = first] = part.split('-')
      const [from, until] = [codes.indexOf(first), codes.indexOf(last)]
      if (from < 0 || until < from) throw wrong()
      for (let at = from; at <= until; at += 1) for (const span of spans) weekly.push({ weekday: at + 1, ...span })
    }
  }
  return { weekly, holidays, days: [] }
}
