import { z } from 'zod'
import { ageGroupWords } from './activity-filter.ts'
import { domainWords, placeWords, yesWords } from './activity-filter-form.ts'
import { activityThemes } from './activity.ts'
import { domainWords as directoryDomains } from '../directory/directory-questions.ts'
import { aidLanguages } from './decision-aid.ts'
import { isSafeLink } from './decision-aid-check.ts'

const version = z.string().regex(/^\d{1,9}\.\d{1,9}$/)
/** The longest text of an aid, in characters. */
export const longestAidText = 300
const said = z
  .string({ error: 'ui:errors.required' })
  .trim()
  .min(1, 'ui:errors.required')
  .max(longestAidText, 'ui:errors.tooLong')
const maybe = z.string().trim().max(longestAidText, 'ui:errors.tooLong').optional()
const key = z.string({ error: 'ui:errors.choose' }).max(60)

/** How many answers, entries and links an editor gives; an answer without a text is none. */
export const aidRows = { answers: [0, 1, 2, 3, 4, 5], entries: [0, 1, 2], links: [0, 1] } as const

const rows = <Name extends string, At extends number, T extends z.ZodType>(name: Name, at: readonly At[], field: T) =>
  Object.fromEntries(at.map((each) => [`${name}${each}`, field])) as Record<`${Name}${At}`, T>

/** What the advice shows of activities: those that are chosen below, those of the advice before, or none. */
export const aidShows = ['chosen', 'before', 'none'] as const
export const entryDomains = Object.values(directoryDomains)

const link = z
  .string()
  .trim()
  .max(300, 'ui:errors.tooLong')
  .refine(isSafeLink, 'decision-aids.work:errors.link')
  .optional()

/** One part of an aid: how it begins, a question, or an advice. */
export const aidPartForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), version, title: said, intro: said, first: key, closing: key.optional() }),
  z.object({
    ...{ intent: z.literal('question'), version, text: said, help: maybe },
    ...rows('answer', aidRows.answers, maybe),
    ...rows('next', aidRows.answers, key.optional()),
    ...rows('code', aidRows.answers, z.string().max(12).optional()),
    ...rows('place', aidRows.answers, z.coerce.number().int().min(1).max(aidRows.answers.length).optional()),
  }),
  z.object({
    ...{ intent: z.literal('outcome'), version, title: said, text: said, shows: z.enum(aidShows) },
    ...{ domein: z.enum(domainWords).optional(), thema: z.enum(activityThemes).optional() },
    ...{ leeftijd: z.enum(ageGroupWords).optional(), plek: z.enum(placeWords).optional() },
    yes: z.array(z.enum(yesWords)).default([]),
    ...{ showsEntries: z.enum(['chosen', 'none']), entryQuestion: z.string().max(30).optional() },
    entryDomain: z.string().max(30).optional(),
    ...rows('entry', aidRows.entries, z.uuid('ui:errors.choose').optional()),
    ...rows('label', aidRows.links, maybe),
    ...rows('href', aidRows.links, link),
  }),
  z.object({ intent: z.literal('remove'), version }),
])
export type AidPartForm = z.output<typeof aidPartForm>

/** The pictograms that an aid may have. */
export const aidPictograms = ['walk', 'baby', 'money', 'heart', 'together', 'home', 'language', 'help'] as const

/** A new aid begins with its title. */
export const newAidForm = z.object({
  id: z.uuid(),
  title: said.max(60, 'ui:errors.tooLong'),
  pictogram: z.enum(aidPictograms, { error: 'ui:errors.choose' }),
  /** Advice on exercise ends with a question (PUB-9). */
  asksToDo: z.literal('yes').optional(),
})
export type NewAidForm = z.output<typeof newAidForm>

/** An aid as a whole. */
export const aidForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), version }),
  z.object({ intent: z.literal('drop'), version }),
  z.object({ intent: z.literal('takeOff'), version }),
  z.object({ intent: z.literal('addQuestion'), version, text: said }),
  z.object({ intent: z.literal('addOutcome'), version, text: said }),
])
export type AidForm = z.output<typeof aidForm>

const language = z.enum(aidLanguages, { error: 'ui:errors.choose' }).exclude(['nl'])

/** The texts in another language, each by where it stands; or that somebody who knows it read them. */
export const aidLanguageForm = z.discriminatedUnion('intent', [
  z.looseObject({ intent: z.literal('translate'), version, language }),
  z.object({ intent: z.literal('check'), version, language }),
])
