import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { helpedAnswers } from './registration.ts'

const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text))
const id = z.string().refine(isId)
/** A box that was ticked; absent when it was not. */
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')

const dates = { date, which: z.enum(['once', 'series']).optional().default('once'), companion: ticked }

/** A number as people write it, here or from abroad. */
const phone = z
  .string({ error: 'ui:errors.required' })
  .trim()
  .max(30, 'ui:errors.tooLong')
  .regex(/^\+?[\d\s()-]+$/, 'signup:errors.phone')
  .refine((text) => /^\d{9,15}$/.test(text.replace(/\D/g, '')), 'signup:errors.phone')

/** Signing up without an account: a first name and a number, nothing else (PUB-6). */
export const guestSignUpForm = z.object({
  ...dates,
  firstName: z
    .string({ error: 'ui:errors.required' })
    .trim()
    .min(1, 'ui:errors.required')
    .max(40, 'ui:errors.tooLong')
    .regex(/^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u, 'signup:errors.firstName'),
  phone,
  /** Made with the page, so that a second click signs up once. */
  key: z.string().regex(/^[\w-]{22}$/),
})

/** Signing up as oneself; who does it for somebody else may say where the organiser can call. */
export const residentSignUpForm = z.object({ ...dates, phone: phone.optional() })

const cancel = { intent: z.literal('cancel'), date: date.optional() }
const helped = { intent: z.literal('helped'), date, answer: z.enum(helpedAnswers) }

/** What a resident does with a sign-up: without a date it is about all dates that are still to come. */
export const signUpForm = z.discriminatedUnion('intent', [
  z.object({ ...cancel, signUpId: id }),
  z.object({ ...helped, signUpId: id }),
])

/** The same by a link, which says which sign-up. */
const link = z.string().max(64)
export const linkForm = z.discriminatedUnion('intent', [z.object({ ...cancel, link }), z.object({ ...helped, link })])

/** What an organiser does with somebody who signed up. */
export const participantForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('attended'), signUpId: id, date, attended: z.enum(['yes', 'no', 'unknown']) }),
  z.object({ intent: z.literal('cancel'), signUpId: id, date }),
])
