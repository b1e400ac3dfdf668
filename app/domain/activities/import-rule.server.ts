import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { instantOf, tzidOf } from '#app/platform/read-calendar.server.ts'
import { firstDate, mostWeeks, recurrenceRule, type NthWeek, type RecurrencePattern } from './recurrence-pattern.ts'

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const weekdayOf = (code: string) => days.findIndex((each) => each === code) + 1

/** One weekday of a rule of a calendar, in the words of the portal. */
export interface ImportedRule {
  readonly rule: string
  readonly firstDate: Temporal.PlainDate
  readonly weekday: number
}

/** An instant of an event as the clock in the wijk shows it. */
export function onTheClock(part: ICAL.Component, name: string, time: ICAL.Time, timeZone: string) {
  const zone = tzidOf(part, name) ?? tzidOf(part, 'dtstart')
  return instantOf(time, zone, timeZone).toZonedDateTimeISO(timeZone)
}

/** Whether the clock of the event shows the same as that of the wijk, all year: else its series would wander. */
function keepsOurTime(part: ICAL.Component, start: ICAL.Time, timeZone: string): boolean {
  return Array.from({ length: 13 }, (_, month) => month).every((month) => {
    const time = start.clone()
    time.adjust(month * 30, 0, 0, 0)
    const { year, month: of, day, hour, minute } = time
    const here = new Temporal.PlainDateTime(year, of, day, hour, minute).toZonedDateTime(timeZone)
    return here.toInstant().equals(instantOf(time, tzidOf(part, 'dtstart'), timeZone).round('minute'))
  })
}

/** Parts of a rule that the portal's own rules have no word for. */
const unknownParts = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYHOUR', 'BYMINUTE', 'BYSECOND']

/** Weekly, each weekday on its own: the week of the first date counts from Monday (RFC 5545 §3.3.10, WKST). */
function weekly(codes: readonly string[], weeks: number, first: Temporal.PlainDate): ImportedRule[] {
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  return codes.map((code) => {
    const weekday = weekdayOf(code)
    const inThatWeek = monday.add({ days: weekday - 1 })
    const isLater = Temporal.PlainDate.compare(inThatWeek, first) >= 0
    const date = isLater ? inThatWeek : inThatWeek.add({ weeks })
    return { rule: recurrenceRule({ every: 'week', weeks, weekday }), firstDate: date, weekday }
  })
}

function monthly(recur: ICAL.Recur, first: Temporal.PlainDate): ImportedRule[] | null {
  const { BYDAY: byDay = [], BYSETPOS: positions = [] } = recur.parts as Record<string, (string | number)[]>
  const [, number = '', code = ''] = /^([+-]?\d*)([A-Z]{2})$/.exec(String(byDay[0] ?? '')) ?? []
  const nth = Number(number || positions[0] || 0)
  const isOne = byDay.length === 1 && positions.length <= 1 && (number === '' || positions.length === 0)
  if (!isOne || recur.interval !== 1 || ![1, 2, 3, 4, -1].includes(nth) || weekdayOf(code) === 0) return null
  const pattern: RecurrencePattern = { every: 'month', weekday: weekdayOf(code), nth: nth as NthWeek }
  return [{ rule: recurrenceRule(pattern), firstDate: firstDate(pattern, first), weekday: pattern.weekday }]
}

/**
 * The repetition of an event in rules of the portal (PUB-4), one a weekday; null for one that it has no words for, or that
 * goes by the clock of another zone: its dates are then taken one by one.
 */
export function importedRules(part: ICAL.Component, start: ICAL.Time, timeZone: string): ImportedRule[] | null {
  const recur = part.getFirstPropertyValue('rrule')
  if (!(recur instanceof ICAL.Recur) || part.hasProperty('rdate') || part.getAllProperties('rrule').length > 1)
    return null
  const parts = recur.parts as Record<string, (string | number)[]>
  if (unknownParts.some((name) => parts[name]?.length) || !keepsOurTime(part, start, timeZone)) return null
  const first = onTheClock(part, 'dtstart', start, timeZone).toPlainDate()
  if (recur.freq === 'MONTHLY') return monthly(recur, first)
  if (recur.freq !== 'WEEKLY' || recur.interval > mostWeeks || parts['BYSETPOS']?.length) return null
  const codes = parts['BYDAY'] ? parts['BYDAY'].map(String) : [days[first.dayOfWeek - 1]!]
  const weekStart = /(?:^|;)WKST=([A-Z]{2})/.exec(recur.toString())?.[1] ?? 'MO'
  const isPlain =
    codes.every((code) => weekdayOf(code) > 0) && (weekStart === 'MO' || recur.interval === 1 || codes.length === 1)
  return isPlain ? weekly(codes, recur.interval, first) : null
}

/**
 * The last day of a series, included; null when it goes on.
 * @param last works out the last date of a rule that counts.
 */
export function lastDateOf(
  part: ICAL.Component,
  {
    timeZone,
    startsAt,
    last,
  }: { timeZone: string; startsAt: Temporal.PlainTime; last: () => Temporal.PlainDate | null },
): Temporal.PlainDate | null {
  const recur = part.getFirstPropertyValue('rrule')
  if (!(recur instanceof ICAL.Recur)) return null
  if (recur.count) return last()
  const { until } = recur
  if (!until) return null
  if (until.isDate) return new Temporal.PlainDate(until.year, until.month, until.day)
  const here = onTheClock(part, 'dtstart', until, timeZone)
  const isBefore = Temporal.PlainTime.compare(here.toPlainTime(), startsAt) < 0
  return isBefore ? here.toPlainDate().subtract({ days: 1 }) : here.toPlainDate()
}
