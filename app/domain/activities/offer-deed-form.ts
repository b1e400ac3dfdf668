import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { longest, offerFields, versionField } from './offer-form.ts'
import { dayField, timeField } from './offer-moment.ts'
import { translatedTo } from './offer-translations.ts'

const reason = z
  .string({ error: 'ui:errors.required' })
  .trim()
  .min(1, 'ui:errors.required')
  .max(500, 'ui:errors.tooLong')
const version = versionField

/** A new activity begins with its title. */
export const newOfferForm = z.object({
  activityId: z.string(),
  title: z
    .string({ error: 'ui:errors.required' })
    .trim()
    .min(1, 'ui:errors.required')
    .max(longest.title, 'ui:errors.tooLong'),
  organiserId: z.string({ error: 'ui:errors.choose' }).max(40),
})

/** What is done with an activity as a whole. */
export const offerDeedForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('submit'), version }),
  z.object({ intent: z.literal('publish'), version }),
  z.object({ intent: z.literal('sendBack'), version, reason }),
  z.object({ intent: z.literal('approveWords'), version }),
  z.object({ intent: z.literal('refuseWords'), version, reason }),
  z.object({ intent: z.literal('archive'), version }),
  z.object({ intent: z.literal('copy'), copyId: z.string() }),
])

/** Writing: saved, kept as a draft as it was typed, or the draft thrown away. */
export const writeOfferForm = z.discriminatedUnion('intent', [
  offerFields.safeExtend({ intent: z.literal('save'), version }),
  z.looseObject({ intent: z.literal('draft'), version }),
  z.object({ intent: z.literal('drop') }),
])

const optionalReason = z.string().trim().max(500, 'ui:errors.tooLong').optional()
const oneDate = { version, originalDate: dayField }

/** One date called off, moved or as usual again; or everything called off. */
export const offerDatesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('cancel'), ...oneDate, reason: optionalReason }),
  z
    .object({
      ...{ intent: z.literal('move'), ...oneDate, reason: optionalReason },
      ...{ date: dayField, startsAt: timeField, endsAt: timeField },
    })
    .superRefine(({ startsAt, endsAt }, at) => {
      if (Temporal.PlainTime.compare(startsAt, endsAt) >= 0)
        at.addIssue({ code: 'custom', path: ['endsAt'], message: 'offer.work:errors.endsBeforeStart' })
    }),
  z.object({ intent: z.literal('restore'), ...oneDate }),
  z.object({ intent: z.literal('cancelAll'), version, reason: optionalReason }),
])

const words = (most: number) => z.string().trim().max(most, 'ui:errors.tooLong').optional()
const language = z.enum(translatedTo, { error: 'ui:errors.choose' })

/** The words in another language, and that somebody read them. */
export const offerLanguagesForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('translate'), version, language },
    ...{ title: words(longest.title), what: words(longest.what) },
    ...{ forWhom: words(longest.forWhom), howToJoin: words(longest.howToJoin) },
  }),
  z.object({ intent: z.literal('check'), version, language }),
])

const word = z.string({ error: 'ui:errors.required' }).trim().min(2, 'ui:errors.required').max(60, 'ui:errors.tooLong')

/** The words that search understands as others. */
export const offerWordsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), word, meaning: word, language: z.enum(['nl', ...translatedTo]) }),
  z.object({ intent: z.literal('remove'), id: z.string() }),
])
