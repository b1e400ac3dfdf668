import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { dayField, timeField } from './offer-moment.ts'
import { repetitions, ruleOf } from './offer-repetition.ts'
import { mostWeeks } from './recurrence-pattern.ts'

/** The pictograms that an activity may have. */
export const offerPictograms = [
  ...(['walk', 'soup', 'letters', 'heart', 'bike', 'book', 'baby', 'garden', 'chess'] as const),
  ...(['language', 'music', 'dance', 'sport', 'cook', 'coffee', 'together'] as const),
] as const
export const offerDomains = ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const
export const spokenAtOffer = ['nl', 'en', 'tr', 'ar', 'pl', 'ti'] as const
export const signUpWays = ['none', 'portal', 'phone'] as const
/** What stops people, or not (lesson 16.13). */
export const offerTraits = ['womenOnly', 'childrenWelcome', 'wheelchairAccessible', 'companion'] as const
const inOrOut = ['inside', 'outside'] as const

/** Characters, as people count them (PUB-4: title). */
export const longest = { title: 60, what: 1200, forWhom: 300, howToJoin: 300, place: 80 } as const

const words = (most: number) =>
  z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(most, 'ui:errors.tooLong')
const number = (least: number, most: number) =>
  z.coerce
    .number({ error: 'ui:errors.invalid' })
    .int('ui:errors.invalid')
    .min(least, 'ui:errors.invalid')
    .max(most, 'ui:errors.invalid')
const ticked = z.literal('on').optional().transform(Boolean)

/** Euros as people write them, `2,50` or `2.50`, in cents. */
const euros = z
  .string()
  .trim()
  .regex(/^\d{1,4}([,.]\d{1,2})?$/, 'offer.work:errors.cost')
  .transform((text) => Math.round(Number(text.replace(',', '.')) * 100))

/** Everything that a page of an activity says (PUB-4). */
export const offerFields = z
  .object({
    title: words(longest.title),
    what: words(longest.what),
    forWhom: words(longest.forWhom),
    howToJoin: words(longest.howToJoin),
    pictogram: z.enum(offerPictograms, { error: 'ui:errors.choose' }),
    theme: z.string().max(40).optional(),
    domains: z.array(z.enum(offerDomains), { error: 'ui:errors.choose' }).min(1, 'ui:errors.choose'),
    organiserId: z.string().max(40).optional(),
    locationName: words(longest.place),
    street: z.string().trim().max(longest.place, 'ui:errors.tooLong').optional(),
    neighbourhoodId: z.string().max(40).optional(),
    cost: euros.optional(),
    languages: z.array(z.enum(spokenAtOffer), { error: 'ui:errors.choose' }).min(1, 'ui:errors.choose'),
    about: z.array(z.enum(offerTraits)).default([]),
    indoors: z.enum(inOrOut).optional(),
    minAge: number(0, 120).optional(),
    maxAge: number(0, 120).optional(),
    signUp: z.enum(signUpWays, { error: 'ui:errors.choose' }),
    capacity: number(1, 5000).optional(),
    firstDate: dayField,
    startsAt: timeField,
    endsAt: timeField,
    repetition: z.enum([...repetitions, 'kept'], { error: 'ui:errors.choose' }),
    everyWeeks: number(2, mostWeeks).optional(),
    lastDate: dayField.optional(),
    skipHolidays: ticked,
  })
  .superRefine((offer, at) => {
    const wrong = (path: string, message: string) => at.addIssue({ code: 'custom', path: [path], message })
    const { startsAt, endsAt, firstDate, lastDate, minAge, maxAge, repetition, everyWeeks } = offer
    if (Temporal.PlainTime.compare(startsAt, endsAt) >= 0) wrong('endsAt', 'offer.work:errors.endsBeforeStart')
    if (lastDate && Temporal.PlainDate.compare(firstDate, lastDate) > 0)
      wrong('lastDate', 'offer.work:errors.lastBeforeFirst')
    if (minAge !== undefined && maxAge !== undefined && minAge > maxAge) wrong('maxAge', 'offer.work:errors.ages')
    if (repetition === 'weeks' && everyWeeks === undefined) wrong('everyWeeks', 'ui:errors.required')
    if (repetition === 'kept') return
    const rule = ruleOf({ repetition, everyWeeks: everyWeeks ?? 1 }, firstDate)
    if ('problem' in rule) wrong('repetition', `offer.work:errors.${rule.problem}`)
  })
export type OfferFields = z.output<typeof offerFields>

/** Which version somebody began with: see `write-activity.server.ts`. */
export const versionField = z.coerce.number().int().min(0).max(1_000_000_000)
