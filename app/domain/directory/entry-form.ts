import { z } from 'zod'
import { Temporal } from 'temporal-polyfill'
import { domains, questionCodes } from './directory-questions.ts'
import { feedbackOutcomes } from './feedback-form.ts'
import { readSpans } from './hours-text.ts'
import type { OpeningHours, Span } from './opening-hours.ts'

const words = (most: number) => z.string().trim().max(most, 'ui:errors.tooLong')
const phone = z
  .string()
  .trim()
  .max(30, 'ui:errors.tooLong')
  .regex(/^\+?[\d\s()-]{3,30}$/, 'directory.work:errors.phone')
const spans = z
  .string()
  .max(80, 'ui:errors.tooLong')
  .optional()
  .transform((text, context) => {
    const read = readSpans(text ?? '')
    if (read) return read
    context.addIssue({ code: 'custom', message: 'directory.work:errors.hours' })
    return z.NEVER
  })
const plainDate = z.iso.date('directory.work:errors.day').transform((text) => Temporal.PlainDate.from(text))

/** One line a day: `2026-12-24 9.00-12.00`, or `2026-12-25` alone for closed. */
const singleDays = z
  .string()
  .max(2_000, 'ui:errors.tooLong')
  .optional()
  .transform((text, context): OpeningHours['days'][number][] => {
    const lines = (text ?? '').split(/\r?\n/).filter((line) => line.trim() !== '')
    const read = lines.map((line) => {
      const [date = '', ...rest] = line.trim().split(/\s+/)
      const said = rest.join(' ')
      return { date, spans: readSpans(said === 'dicht' ? '' : said) }
    })
    if (read.length <= 60 && read.every((each) => z.iso.date().safeParse(each.date).success && each.spans))
      return read.map(({ date, spans: found }) => ({ date, spans: found as Span[] }))
    context.addIssue({ code: 'custom', message: 'directory.work:errors.days' })
    return z.NEVER
  })

/** What an entry says, as somebody types it. */
export const entryFields = z.object({
  name: words(120).min(1, 'ui:errors.required'),
  description: words(600).min(1, 'ui:errors.required'),
  providerName: words(120).min(1, 'ui:errors.required'),
  domains: z.array(z.enum(domains)).min(1, 'ui:errors.choose'),
  questions: z.array(z.enum(questionCodes)).max(20).default([]),
  /** With commas between them. */
  targetGroups: words(300).optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1, 'ui:errors.choose')
    .max(20),
  street: words(120).optional(),
  postcode: words(10).optional(),
  neighbourhoodId: z.uuid('ui:errors.choose').optional(),
  openingHours: words(200).optional(),
  day1: spans,
  day2: spans,
  day3: spans,
  day4: spans,
  day5: spans,
  day6: spans,
  day7: spans,
  onHolidays: z.literal('yes').optional(),
  singleDays,
  costs: words(200).optional(),
  howToRegister: words(300).optional(),
  stepFree: z.literal('yes').optional(),
  phone: phone.optional(),
  email: words(254).pipe(z.email('ui:errors.email')).optional(),
  website: words(300)
    .pipe(z.url({ protocol: /^https$/, error: 'directory.work:errors.website' }))
    .optional(),
  keyContactFunction: words(80).optional(),
  keyContactPhone: phone.optional(),
  keyContactUntil: plainDate.optional(),
  successorFunction: words(80).optional(),
  successorPhone: phone.optional(),
  ownerPersonId: z.uuid('ui:errors.choose').optional(),
  ownerSuccessorId: z.uuid('ui:errors.choose').optional(),
  organisationId: z.uuid('ui:errors.choose').optional(),
})
export type EntryFields = z.output<typeof entryFields>

/** Everything that somebody who keeps an entry can do with it. */
export const entryForm = z.discriminatedUnion('intent', [
  entryFields.extend({
    intent: z.literal('save'),
    /** The version that this page was made of; left out for a new entry. */
    version: z.coerce.number().int().optional(),
    /** It looks like private data, and it is not. */
    sure: z.literal('yes').optional(),
  }),
  z.object({ intent: z.literal('check') }),
  z.object({ intent: z.literal('publish') }),
  z.object({ intent: z.literal('archive') }),
  z.object({ intent: z.literal('close'), feedbackId: z.uuid(), outcome: z.enum(feedbackOutcomes) }),
])
export type EntryForm = z.output<typeof entryForm>

/** "Klopt nog", from the work list. */
export const checkForm = z.object({ intent: z.literal('check'), entryId: z.uuid() })

/** The hours of the form: null when no day has any. */
export function hoursOf(fields: EntryFields): OpeningHours | null {
  const days = [fields.day1, fields.day2, fields.day3, fields.day4, fields.day5, fields.day6, fields.day7]
  const weekly = days.flatMap((each, at) => each.map((span) => ({ weekday: at + 1, ...span })))
  if (weekly.length === 0 && fields.singleDays.length === 0) return null
  return { weekly, holidays: fields.onHolidays === 'yes' ? 'asUsual' : 'closed', days: fields.singleDays }
}
