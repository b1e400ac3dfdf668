import type { Temporal } from 'temporal-polyfill'

/**
 * Scores for the trend, by the short month in the reader's language ("okt").
 * @param timeZone of the wijk, in which a month is meant.
 */
export function trendPoints(
  scores: readonly { readonly at: Temporal.Instant; readonly score: number }[],
  { timeZone, language }: { readonly timeZone: string; readonly language: string },
): { label: string; score: number }[] {
  const month = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(timeZone).toPlainDate().toLocaleString(language, { month: 'short' })
  return scores.map(({ at, score }) => ({ label: month(at), score }))
}
