import type { Temporal } from 'temporal-polyfill'
import { periodText, timeText, weekdayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { OpeningHours, OpenState } from './opening-hours.ts'

export interface Reader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
  readonly now: Temporal.Instant
}

/** "Open tot 17.00 uur", "Nu dicht. Morgen open om 9.00 uur.": days as people say them, in the zone of the wijk. */
export function openText(state: OpenState, { t, language, timeZone, now }: Reader): string {
  const turn = state.open ? state.until : state.next
  if (turn === null) return t(state.open ? 'directory:state.always' : 'directory:state.closed')
  const local = turn.toZonedDateTimeISO(timeZone)
  const time = timeText(local, language)
  const days = now.toZonedDateTimeISO(timeZone).toPlainDate().until(local.toPlainDate()).days
  const day = weekdayText(local.dayOfWeek, language)
  // Half a day past midnight still is tonight to who reads it.
  if (state.open) {
    const isSoon = days === 0 || (days === 1 && local.hour < 12)
    return isSoon ? t('directory:state.until', { time }) : t('directory:state.untilDay', { day, time })
  }
  if (days === 0) return t('directory:state.today', { time })
  return days === 1 ? t('directory:state.tomorrow', { time }) : t('directory:state.later', { day, time })
}

const clock = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { hour, minute }
}

/** The hours of a week, Monday first; a day without any is closed. */
export function weekText(hours: OpeningHours, { t, language }: Reader): { day: string; times: string }[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    day: weekdayText(weekday, language),
    times:
      hours.weekly
        .filter((span) => span.weekday === weekday)
        .map(({ from, until }) => periodText(clock(from), clock(until), language))
        .join(', ') || t('directory:closedDay'),
  }))
}
