import { z } from 'zod'

const url = z
  .string({ error: 'ui:errors.required' })
  .trim()
  .max(2_000, 'ui:errors.tooLong')
  // What calendars call the same address.
  .transform((text) => text.replace(/^webcals?:\/\//i, 'https://'))

/** What a professional does with the own secret address and the own other calendar. */
export const calendarForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make') }),
  z.object({ intent: z.literal('end') }),
  z.object({ intent: z.literal('look'), url }),
  z.object({ intent: z.literal('add'), url }),
  z.object({ intent: z.literal('remove') }),
])
