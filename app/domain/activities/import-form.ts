import { z } from 'zod'
import { longest, offerDomains } from './offer-form.ts'

/** Characters of a calendar that is handed over as a file: thousands of events. */
export const largestFile = 500_000

const words = (most: number) =>
  z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(most, 'ui:errors.tooLong')

/** Separated by commas, as people write them. */
const wordList = z
  .string()
  .max(300, 'ui:errors.tooLong')
  .optional()
  .transform((text) => [
    ...new Set(
      (text ?? '')
        .split(/[,;\n]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ])
  .refine((all) => all.length <= 20, 'ui:errors.tooLong')

const url = z
  .string()
  .trim()
  .max(2_000, 'ui:errors.tooLong')
  // What calendars call the same address.
  .transform((text) => text.replace(/^webcals?:\/\//i, 'https://'))
  .optional()

const file = z
  .instanceof(File, { error: 'ui:errors.invalid' })
  .refine(({ size }) => size <= largestFile, 'import.work:errors.tooLarge')
  .optional()

const settings = {
  words: wordList,
  forWhom: words(longest.forWhom),
  howToJoin: words(longest.howToJoin),
  domain: z.enum(offerDomains, { error: 'ui:errors.choose' }),
  becomes: z.enum(['draft', 'submitted'], { error: 'ui:errors.choose' }),
}

/** A calendar that nobody took over yet: its address, or a file, and what the calendar itself does not say. */
export const newSourceForm = z
  .object({ url, file, organiserId: z.string({ error: 'ui:errors.choose' }).max(40), ...settings })
  .superRefine((given, at) => {
    if (!given.url && !given.file) at.addIssue({ code: 'custom', path: ['url'], message: 'import.work:errors.nothing' })
  })

/** What is done with a calendar. */
export const sourceForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('take') }),
  z.object({ intent: z.literal('look'), file }),
  z.object({ intent: z.literal('settings'), ...settings }),
  z.object({ intent: z.literal('end') }),
])
