import { dayText, languageText, periodText } from '#app/platform/i18n/format.ts'
import { activityLine, byDay, type OnDate } from './activity-view.ts'

/** One activity on one date in the words of `language`, with its times. */
export function showLine(each: OnDate, language: string) {
  const { times, ...line } = activityLine(each, language)
  return {
    ...line,
    alsoIn: line.alsoIn.map((code) => languageText(code, language)),
    when: periodText(times.starts, times.ends, language),
  }
}

/** What is on day by day, in the words of `language`: for the list and for the print. */
export function showDays(found: readonly OnDate[], language: string) {
  return byDay(found).map(({ date, activities }) => ({
    title: dayText(date, language),
    lines: activities.map((each) => showLine(each, language)),
  }))
}
