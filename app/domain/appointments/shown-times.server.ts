import type { Temporal } from 'temporal-polyfill'
import { clockText, dateTimeText, dayText } from '#app/platform/i18n/format.ts'
import type { FreeTime } from './free-times.queries.server.ts'
import type { Reader } from './show-appointment.server.ts'
import { timesByWeek } from './times-by-week.ts'

/** A time as a button: what it sends, what it says, and what it says to who listens. */
export interface ShownTime {
  readonly value: string
  readonly label: string
  readonly spoken: string
}

const localTime = ({ startsAt }: FreeTime, timeZone: string) => startsAt.toZonedDateTimeISO(timeZone)

/** Times with their day, for a short list of a few days. */
export function showTimes(times: readonly FreeTime[], { language, timeZone }: Reader): ShownTime[] {
  return times.map((time) => {
    const text = dateTimeText(time.startsAt, timeZone, language)
    return { value: time.startsAt.toString(), label: text, spoken: text }
  })
}

export interface ShownWeek {
  readonly title: string
  readonly days: readonly { readonly id: string; readonly title: string; readonly times: readonly ShownTime[] }[]
  /** The Mondays (ISO dates) of the weeks before and after that have free times. */
  readonly earlier: string | null
  readonly later: string | null
}

/** The week of `wanted`, or the first after it that has free times, else the last one; null when there are none at all. */
export function showWeek(
  times: readonly FreeTime[],
  wanted: Temporal.PlainDate,
  { t, language, timeZone }: Reader,
): ShownWeek | null {
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
      times: own.map((time) => ({
        value: time.startsAt.toString(),
        label: clockText(localTime(time, timeZone), language),
        spoken: dateTimeText(time.startsAt, timeZone, language),
      })),
    })),
    earlier: weeks[at - 1]?.monday.toString() ?? null,
    later: weeks[at + 1]?.monday.toString() ?? null,
  }
}
