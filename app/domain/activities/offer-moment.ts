import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

function parsed<T>(parse: (text: string) => T) {
  const tried = (text: string): T | null => {
    try {
      return parse(text)
    } catch {
      return null
    }
  }
  return z
    .string({ error: 'ui:errors.required' })
    .max(10, 'ui:errors.invalid')
    .refine((text) => tried(text) !== null, { error: 'ui:errors.invalid', abort: true })
    .transform((text) => tried(text)!)
}
/** `2026-04-14`, as a `PlainDate`; a year far away is a slip of the hand. */
export const dayField = parsed((text) => {
  const date = Temporal.PlainDate.from(/^\d{4}-\d{2}-\d{2}$/.exec(text)![0])
  if (date.year < 2000 || date.year > 2100) throw new RangeError('too far away')
  return date
})
/** `10:00`, as a `PlainTime`. */
export const timeField = parsed((text) => Temporal.PlainTime.from(/^\d{2}:\d{2}$/.exec(text)![0]))
