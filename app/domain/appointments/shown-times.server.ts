import type { Temporal } from 'temporal-polyfill'
import { clockText, dateTimeText, dayText, timeText } from '#app/platform/i18n/format.ts'
import { offerText } from './booking-form.ts'
import type { FirstTime } from './first-who-can.server.ts'
import type { FreeTime } from './free-times.queries.server.ts'
import { partOfDay, type PartOfDay } from './part-of-day.ts'
import type { Reader } from './show-appointment.server.ts'
import { timesByWeek } from './times-by-week.ts'

/** A time as a button: what it sends, what it says, and what it says to who listens. */
export interface ShownTime {
  readonly value: string
  readonly label: string
  readonly spoken: string
}

const localTime = ({ startsAt }: FreeTime, timeZone: string) => startsAt.toZonedDateTimeISO(timeZone)

/** A time under the heading of its day. */
const underDay = (time: FreeTime, { language, timeZone }: Reader): ShownTime => ({
  value: time.startsAt.toString(),
  label: clockText(localTime(time, timeZone), language),
  spoken: dateTimeText(time.startsAt, timeZone, language),
})

/** The same with who can then. What is seen is a part of what is heard (WCAG 2.5.3). */
export function withWhom(time: FirstTime, { t, language, timeZone }: Reader): ShownTime {
  const name = time.calledName
  const say = (text: string) => t('booking:timeWith', { time: text, name })
  return {
    value: offerText(time.startsAt, time.personId),
    label: say(timeText(localTime(time, timeZone), language)),
    spoken: say(dateTimeText(time.startsAt, timeZone, language)),
  }
}

/** Times with their day and who can then, for a short list of a few days. */
export function showFirstTimes(times: readonly FirstTime[], reader: Reader): ShownTime[] {
  return times.map((time) => {
    const { value, spoken } = withWhom(time, reader)
    return { value, label: spoken, spoken }
  })
}

/** Times with their day, for a short list of a few days. */
export function showTimes(times: readonly FreeTime[], { language, timeZone }: Reader): ShownTime[] {
  return times.map((time) => {
    const text = dateTimeText(time.startsAt, timeZone, language)
    return { value: time.startsAt.toString(), label: text, spoken: text }
  })
}

export interface ShownWeek {
  readonly title: string
  readonly days: readonly {
    readonly id: string
    readonly title: string
    readonly times: readonly (ShownTime & { readonly part: PartOfDay })[]
  }[]
  /** The Mondays (ISO dates) of the weeks before and after that have free times. */
  readonly earlier: string | null
  readonly later: string | null
}

/**
 * The week of `wanted`, or the first after it that has free times, else the last one; null when there are none at all.
 * @param say how a time is said under the heading of its day.
 */
export function showWeek<T extends FreeTime>(
  times: readonly T[],
  wanted: Temporal.PlainDate,
  reader: Reader,
  say: (time: T, reader: Reader) => ShownTime = underDay,
): ShownWeek | null {
  const { t, language, timeZone } = reader
  const weeks = timesByWeek(times, timeZone)
  const found = weeks.findIndex(({ monday }) => monday.toString() >= wanted.toString())
  const at = found === -1 ? weeks.length - 1 : found
  const week = weeks[at]
  if (!week) return null
  const friday = week.monday.add({ days: 4 })
  return {
    title: t('appointments:new.week', { from: dayText(week.monday, language), until: dayText(friday, language) }),
    days: week.days.map(({ date, times: own }) => ({
      id: date.toString(),
      title: dayText(date, language),
      times: own.map((time) => ({ ...say(time, reader), part: partOfDay(localTime(time, timeZone)) })),
    })),
    earlier: weeks[at - 1]?.monday.toString() ?? null,
    later: weeks[at + 1]?.monday.toString() ?? null,
  }
}
