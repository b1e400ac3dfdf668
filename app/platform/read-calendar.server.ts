import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { windowsZone } from './windows-zones.ts'

/** When somebody is busy by their own calendar; no word about why. */
export interface BusyTime {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** Why a file could not be read. */
export type CalendarFault = 'notCalendar' | 'tooMuch' | 'unknownZone'

type Read =
  { readonly ok: true; readonly busy: readonly BusyTime[] } | { readonly ok: false; readonly failure: CalendarFault }

/** Dates of series that are looked at in one file, busy times that it may give, and how long it may take. */
const most = { dates: 20_000, times: 2_000, milliseconds: 2_000 } as const
/** Busy for so long at a time is no appointment; an export of a year's leave is. */
const longestDays = 366

class TooMuch extends Error {}

/**
 * A time in a zone whose name nobody knows and whose rules the file leaves out. Read as time here it would be hours off, and who
 * is busy would look free; so the file is one that can't be read, which its owner is told, and what was read before stays.
 */
class UnknownZone extends Error {}

interface Asked {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  /** In which a time without a zone is meant. */
  readonly timeZone: string
}

function zoneNamed(name: string | null): string | null {
  try {
    return name === null ? null : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

const isFloating = ({ zone }: ICAL.Time) => zone === null || zone.tzid === 'floating'
const isUtc = ({ zone }: ICAL.Time) => zone?.tzid === 'UTC'

/** The zone in which a time without rules in the file is meant; null for a name that nobody knows. */
function zoneMeant(zoneName: string | null, timeZone: string): string | null {
  return zoneName === null ? timeZone : (zoneNamed(zoneName) ?? windowsZone(zoneName))
}

/**
 * The instant of a time in a file: by the zone's own name where that is known, else by the rules in the file (RFC 5545
 * §3.8.3.1), else by what Windows calls that zone; a name that nobody knows is taken for `timeZone`.
 */
export function instantOf(time: ICAL.Time, zoneName: string | null, timeZone: string): Temporal.Instant {
  const { year, month, day, hour, minute, second, isDate } = time
  if (!isDate && isUtc(time)) return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
  const known = isDate ? timeZone : isFloating(time) ? zoneMeant(zoneName, timeZone) : zoneNamed(zoneName)
  if (known === null && !isFloating(time)) return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
  const clock = { year, month, day, hour: isDate ? 0 : hour, minute: isDate ? 0 : minute, second: isDate ? 0 : second }
  return Temporal.PlainDateTime.from(clock)
    .toZonedDateTime(known ?? timeZone)
    .toInstant()
}

/** Somebody who is free or called it off is not busy (RFC 5545 §3.8.1.11, §3.8.2.7). */
function isBusy(part: ICAL.Component): boolean {
  const says = (name: string) => String(part.getFirstPropertyValue(name) ?? '').toUpperCase()
  if (says('status') === 'CANCELLED' || says('transp') === 'TRANSPARENT') return false
  return !['FREE', 'TENTATIVE'].includes(says('x-microsoft-cdo-busystatus'))
}

/** The name of the zone of a time in a file; null where it has none. */
export const tzidOf = (part: ICAL.Component, name: string) => {
  const given = part.getFirstProperty(name)?.getParameter('tzid')
  return typeof given === 'string' ? given : null
}

/** As `instantOf`, for a time that matters: a zone that nobody knows is no zone. */
function surely(time: ICAL.Time, zoneName: string | null, timeZone: string): Temporal.Instant {
  if (!time.isDate && isFloating(time) && zoneMeant(zoneName, timeZone) === null) throw new UnknownZone()
  return instantOf(time, zoneName, timeZone)
}

function period(part: ICAL.Component, start: ICAL.Time, end: ICAL.Time, { timeZone }: Asked): BusyTime {
  const startsAt = surely(start, tzidOf(part, 'dtstart'), timeZone)
  return { startsAt, endsAt: surely(end, tzidOf(part, 'dtend') ?? tzidOf(part, 'dtstart'), timeZone) }
}

/** The dates in these lines of an event, as milliseconds: another zone, or UTC, may say the same date. */
function datesIn(part: ICAL.Component, name: string, { timeZone }: Asked): number[] {
  return part.getAllProperties(name).flatMap((line) => {
    const tzid = line.getParameter('tzid')
    const zone = typeof tzid === 'string' ? tzid : tzidOf(part, 'dtstart')
    const times = line.getValues().filter((value) => value instanceof ICAL.Time)
    return times.map((time) => surely(time, zone, timeZone).epochMilliseconds)
  })
}

function touches({ startsAt, endsAt }: BusyTime, { from, until }: Asked): boolean {
  const length = endsAt.epochMilliseconds - startsAt.epochMilliseconds
  return (
    length > 0 &&
    length <= longestDays * 86_400_000 &&
    endsAt.epochMilliseconds > from.epochMilliseconds &&
    startsAt.epochMilliseconds < until.epochMilliseconds
  )
}

/** About when a date is, without asking its zone: a day off at most. */
const roughly = (date: ICAL.Time) => date.toUnixTime() * 1000
const day = 86_400_000

/** Whether an event can touch the period at all, whatever its zone is. */
const nearly = (start: ICAL.Time, end: ICAL.Time, { from, until }: Asked) =>
  roughly(end) > from.epochMilliseconds - day && roughly(start) < until.epochMilliseconds + day

/**
 * The last date of a rule on the clock of its series. In a zone whose rules are not in the file that clock is all that is known
 * when dates are counted, while the last date is in UTC (RFC 5545 §3.3.10); and a day alone is that whole day.
 */
function endOnTheClock(part: ICAL.Component, start: ICAL.Time, { timeZone }: Asked): void {
  const zone = zoneMeant(tzidOf(part, 'dtstart'), timeZone)
  for (const line of part.getAllProperties('rrule')) {
    const rule = line.getFirstValue()
    if (!(rule instanceof ICAL.Recur) || !rule.until || start.isDate) continue
    const { until } = rule
    if (until.isDate) {
      const { year, month, day } = until
      rule.until = new ICAL.Time({ year, month, day, hour: 23, minute: 59, second: 59, isDate: false }, start.zone)
    } else if (isUtc(until) && isFloating(start) && zone !== null) {
      const last = Temporal.Instant.fromEpochMilliseconds(until.toUnixTime() * 1000).toZonedDateTimeISO(zone)
      const { year, month, day, hour, minute, second } = last
      rule.until = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone)
    }
  }
}

/** The planned dates of a series as far as they touch the period, without those that were moved or called off. */
function expand(part: ICAL.Component, moved: readonly number[], asked: Asked, spend: () => void): BusyTime[] {
  const rule = part.getFirstPropertyValue('rrule')
  const often = rule instanceof ICAL.Recur && ['SECONDLY', 'MINUTELY', 'HOURLY'].includes(rule.freq)
  if (often) throw new TooMuch()
  const gone = new Set([...moved, ...datesIn(part, 'exdate', asked)])
  part.removeAllProperties('exdate')
  const event = new ICAL.Event(part, { strictExceptions: true, exceptions: [] })
  endOnTheClock(part, event.startDate, asked)
  const length = roughly(event.endDate) - roughly(event.startDate)
  const found: BusyTime[] = []
  const dates = event.iterator()
  for (let date = dates.next(); date; date = dates.next()) {
    spend()
    if (roughly(date) > asked.until.epochMilliseconds + day) break
    if (roughly(date) + length < asked.from.epochMilliseconds - day) continue
    const { startDate, endDate } = event.getOccurrenceDetails(date)
    const time = period(part, startDate, endDate, asked)
    if (touches(time, asked) && !gone.has(time.startsAt.epochMilliseconds)) found.push(time)
  }
  return found
}

function readAll(text: string, asked: Asked): BusyTime[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  if (calendar.name !== 'vcalendar') throw new Error('not a calendar')
  const began = performance.now()
  let dates = 0
  const spend = () => {
    dates += 1
    if (dates > most.dates || performance.now() - began > most.milliseconds) throw new TooMuch()
  }
  const parts = calendar.getAllSubcomponents('vevent').filter((part) => part.hasProperty('dtstart'))
  const uidOf = (part: ICAL.Component) => String(part.getFirstPropertyValue('uid') ?? '')
  const changed = Map.groupBy(
    parts.filter((part) => part.hasProperty('recurrence-id')),
    uidOf,
  )
  const found: BusyTime[] = []
  for (const part of parts) {
    spend()
    const series = part.hasProperty('rrule') || part.hasProperty('rdate')
    if (!isBusy(part)) continue
    if (series && !part.hasProperty('recurrence-id')) {
      const moved = (changed.get(uidOf(part)) ?? []).flatMap((each) => datesIn(each, 'recurrence-id', asked))
      found.push(...expand(part, moved, asked, spend))
    } else {
      const { startDate, endDate } = new ICAL.Event(part)
      if (!nearly(startDate, endDate, asked)) continue
      const time = period(part, startDate, endDate, asked)
      if (touches(time, asked)) found.push(time)
    }
    if (found.length > most.times) throw new TooMuch()
  }
  return found
}

/**
 * When somebody is busy between two instants by an iCalendar file (RFC 5545) of somewhere else: events that take time,
 * series and their exceptions expanded, a whole day as that day in the zone of the wijk. Takes over no word.
 * Answers `notCalendar` for anything else, `tooMuch` where it would take too long or give over 2,000 times, and `unknownZone`
 * for a time in a zone that neither its name nor the file explains.
 */
export function readCalendar(text: string, asked: Asked): Read {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { ok: false, failure: 'notCalendar' }
  try {
    return { ok: true, busy: readAll(text, asked) }
  } catch (fault) {
    if (fault instanceof UnknownZone) return { ok: false, failure: 'unknownZone' }
    return { ok: false, failure: fault instanceof TooMuch ? 'tooMuch' : 'notCalendar' }
  }
}
