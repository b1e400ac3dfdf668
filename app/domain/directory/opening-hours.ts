import { Temporal } from 'temporal-polyfill'

/** Wall-clock times in the wijk's zone, `HH:MM`. `until` at or before `from` is past midnight; `24:00` is midnight. */
export interface Span {
  readonly from: string
  readonly until: string
}

/** When people can come or call. An entry whose hours nobody knows has none of this. */
export interface OpeningHours {
  /** `weekday` as ISO has it: 1 is Monday. */
  readonly weekly: readonly (Span & { readonly weekday: number })[]
  /** Closed on holidays unless the entry says otherwise. */
  readonly holidays: 'closed' | 'asUsual'
  /** Single days (ISO date) that go before the week and before holidays; without spans: closed. */
  readonly days: readonly { readonly date: string; readonly spans: readonly Span[] }[]
}

export type OpenState =
  /** `until` is null when it doesn't close within a week. */
  | { readonly open: true; readonly until: Temporal.Instant | null }
  /** `next` is null when it doesn't open within two weeks. */
  | { readonly open: false; readonly next: Temporal.Instant | null }

const daysAhead = 14
const week = 7 * 24 * 60 * 60 * 1000

/** The spans that begin on `date`. `isHoliday` says whether it is a day on which the wijk is closed. */
export function spansOn(hours: OpeningHours, date: Temporal.PlainDate, isHoliday: boolean): readonly Span[] {
  const single = hours.days.find((each) => each.date === date.toString())
  if (single) return single.spans
  if (isHoliday && hours.holidays === 'closed') return []
  return hours.weekly.filter(({ weekday }) => weekday === date.dayOfWeek)
}

interface Place {
  readonly now: Temporal.Instant
  readonly timeZone: string
  /** Whether everything is closed on a day, unless an entry says otherwise. */
  readonly isHoliday: (date: Temporal.PlainDate) => boolean
}

interface Day {
  readonly date: Temporal.PlainDate
  readonly isHoliday: boolean
  /** Epoch milliseconds of a time on that day; of `24:00` and later that of the next day. */
  readonly at: (time: string, nextDay: boolean) => number
}

function dayOf(date: Temporal.PlainDate, { timeZone, isHoliday }: Place): Day {
  const known = new Map<string, number>()
  const at = (time: string, nextDay: boolean) => {
    const key = nextDay ? `+${time}` : time
    const found = known.get(key)
    if (found !== undefined) return found
    const isMidnight = time === '24:00'
    const plainTime = Temporal.PlainTime.from(isMidnight ? '00:00' : time)
    const onDate = nextDay || isMidnight ? date.add({ days: 1 }) : date
    const made = onDate.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
    known.set(key, made)
    return made
  }
  return { date, isHoliday: isHoliday(date), at }
}

/** What is open from when until when, in order; of the day before too, because a span may pass midnight. */
function periods(hours: OpeningHours, days: readonly Day[]): (readonly [from: number, until: number])[] {
  return days
    .flatMap(({ date, isHoliday, at }) =>
      spansOn(hours, date, isHoliday).map(
        ({ from, until }) => [at(from, false), at(until, until !== '24:00' && until <= from)] as const,
      ),
    )
    .filter(([from, until]) => until > from)
    .sort(([one], [other]) => one - other)
}

/** Yesterday, today and so many days after it. */
function daysAround(place: Place, ahead: number): Day[] {
  const today = place.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  return Array.from({ length: ahead + 2 }, (_, at) => dayOf(today.add({ days: at - 1 }), place))
}

/** Says whether an entry is open, and not until when: of a whole list, in a moment. */
export function openCheck(place: Place): (hours: OpeningHours) => boolean {
  const now = place.now.epochMilliseconds
  const days = daysAround(place, 0)
  return (hours) => periods(hours, days).some(([from, until]) => from <= now && now < until)
}

/**
 * Answers, for one moment and one wijk, whether an entry is open. Wall-clock times hold in the wijk's zone, through both
 * changes of clocks; a time that a change skips counts as the same moment an hour later on the clock, one that comes twice
 * as its first. Made once for a whole list: the moments of a day are worked out once.
 */
export function openingClock(place: Place): (hours: OpeningHours) => OpenState {
  const now = place.now.epochMilliseconds
  const days = daysAround(place, daysAhead)
  const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at)
  return (hours) => {
    const all = periods(hours, days)
    if (!all.some(([from, until]) => from <= now && now < until)) {
      const next = all.find(([from]) => from > now)
      return { open: false, next: next ? instant(next[0]) : null }
    }
    let end = now
    for (const [from, until] of all) if (from <= end && until > end) end = until
    return { open: true, until: end - now >= week ? null : instant(end) }
  }
}
