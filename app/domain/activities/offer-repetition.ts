import type { Temporal } from 'temporal-polyfill'
import { recurrencePattern, recurrenceRule, type NthWeek } from './recurrence-pattern.ts'

/** How an activity comes back, in the words of the form (PUB-4): the weekday and the week of the month are those of the first date. */
export const repetitions = ['once', 'weekly', 'weeks', 'monthly', 'monthlyLast'] as const
export type Repetition = (typeof repetitions)[number]

export interface Repeats {
  readonly repetition: Repetition
  /** 1 for every week; counts for `weeks` alone. */
  readonly everyWeeks: number
}

export type RepetitionProblem = 'fifthWeek' | 'notLast'

/**
 * The rule that is stored (RFC 5545 §3.3.10), null for once; or what doesn't fit: a fifth week, which not every month has, or a
 * first date that is not the last such weekday of its month.
 */
export function ruleOf(
  { repetition, everyWeeks }: Repeats,
  firstDate: Temporal.PlainDate,
): { readonly rule: string | null } | { readonly problem: RepetitionProblem } {
  const weekday = firstDate.dayOfWeek
  if (repetition === 'once') return { rule: null }
  if (repetition === 'weekly') return { rule: recurrenceRule({ every: 'week', weeks: 1, weekday }) }
  if (repetition === 'weeks') return { rule: recurrenceRule({ every: 'week', weeks: everyWeeks, weekday }) }
  if (repetition === 'monthlyLast') {
    const isLast = firstDate.day + 7 > firstDate.daysInMonth
    return isLast ? { rule: recurrenceRule({ every: 'month', nth: -1, weekday }) } : { problem: 'notLast' }
  }
  const nth = Math.ceil(firstDate.day / 7)
  return nth > 4 ? { problem: 'fifthWeek' } : { rule: recurrenceRule({ every: 'month', nth: nth as NthWeek, weekday }) }
}

/** The words of the form behind a stored rule; null for one that the form can't say, which is then kept as it is. */
export function repetitionOf(rule: string | null): Repeats | null {
  if (rule === null) return { repetition: 'once', everyWeeks: 1 }
  const pattern = recurrencePattern(rule)
  if (!pattern) return null
  if (pattern.every === 'month') return { repetition: pattern.nth === -1 ? 'monthlyLast' : 'monthly', everyWeeks: 1 }
  return { repetition: pattern.weeks > 1 ? 'weeks' : 'weekly', everyWeeks: pattern.weeks }
}
