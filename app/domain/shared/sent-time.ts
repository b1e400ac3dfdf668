import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const firstYear = 2000
const lastYear = 2099

function within<T>(read: () => T, yearOf: (value: T) => number): T | null {
  try {
    const value = read()
    const year = yearOf(value)
    return year >= firstYear && year <= lastYear ? value : null
  } catch {
    return null
  }
}

/**
 * An instant that a person or a system sent; null for what is none, and for one outside this century: nobody plans there, and
 * PostgreSQL can't read every instant that Temporal can.
 */
export const readSentInstant = (text: string): Temporal.Instant | null =>
  within(
    () => Temporal.Instant.from(text),
    (instant) => instant.toZonedDateTimeISO('UTC').year,
  )

/** A day that a person or a system sent; null as `readSentInstant`. */
export const readSentDay = (text: string): Temporal.PlainDate | null =>
  within(
    () => Temporal.PlainDate.from(text),
    ({ year }) => year,
  )

/**
 * Whether an instant that was reckoned from what somebody sent lies in this century, as `readSentInstant` asks of one that is
 * sent itself.
 */
export const isThisCentury = (instant: Temporal.Instant): boolean =>
  within(
    () => instant.toZonedDateTimeISO('UTC'),
    ({ year }) => year,
  ) !== null

const reads =
  <T>(read: (text: string) => T | null, wrong: string) =>
  (text: string, context: z.RefinementCtx<string>): T => {
    const value = read(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: wrong })
    return z.NEVER
  }

/** The field of a form with an instant. */
export const sentInstant = (wrong = 'ui:errors.invalid') => z.string(wrong).transform(reads(readSentInstant, wrong))

/** The field of a form with a day, `2026-04-07`. */
export const sentDay = (wrong = 'ui:errors.invalid') => z.iso.date(wrong).transform(reads(readSentDay, wrong))
