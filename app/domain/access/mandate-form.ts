import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { scopes } from '../identity/scope.ts'
import { hideableTopics } from './mandate-topics.ts'

const words = (least: number, most: number) =>
  z.string({ error: 'ui:errors.required' }).trim().min(least, 'ui:errors.required').max(most, 'ui:errors.tooLong')

const email = words(3, 254).pipe(z.email('ui:errors.email'))
const someScopes = z.array(z.enum(scopes), { error: 'ui:errors.choose' }).min(1, 'ui:errors.choose')

function tryDay(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

const day = words(8, 10)
  .refine((text) => tryDay(text) !== null, 'ui:errors.invalid')
  .transform((text) => tryDay(text)!)

/** A resident asks somebody to act for them. */
export const giveForm = z.object({ mandateId: z.string(), name: words(2, 100), email, scopes: someScopes })

/** What a resident does on the page of mandates. */
export const mandatesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), mandateId: z.string() }),
  z.object({ intent: z.literal('accept'), mandateId: z.string() }),
  z.object({ intent: z.literal('letGo'), mandateId: z.string() }),
  z.object({ intent: z.literal('askEnd'), mandateId: z.string(), questionId: z.string() }),
])

/** The answer of a child of 12 to 15 (REP-3): no is an answer too. */
export const agreeForm = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('yes'), newMandateId: z.string(), scopes: someScopes }),
  z.object({ answer: z.literal('no'), newMandateId: z.string() }),
])

/** Hides one thing or a whole topic from who acts for the resident, or shows it again (REP-5). */
export const hideForm = z.object({
  intent: z.enum(['hide', 'show']),
  topic: z.enum(hideableTopics),
  objectId: z.string().optional(),
  /** Where it stands, when its topic does not say so. */
  at: z.literal('activities').optional(),
})

const kinds = ['PARENT_UNDER_12', 'PARENT_12_15', 'CURATOR', 'MENTOR'] as const

/** What the desk does with the mandates of a resident. */
export const deskMandateForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('record'),
    mandateId: z.string(),
    kind: z.enum(kinds, { error: 'ui:errors.choose' }),
    scopes: someScopes,
    email,
    birthDate: day,
    documentReference: z.string().trim().max(100, 'ui:errors.tooLong').optional(),
    childAgrees: z.literal('yes').optional(),
    checked: z.literal('yes', { error: 'ui:errors.required' }),
  }),
  z.object({ intent: z.literal('end'), mandateId: z.string() }),
  z.object({
    intent: z.literal('hide'),
    topic: z.enum(hideableTopics, { error: 'ui:errors.choose' }),
    objectId: z.string().optional(),
    reason: words(10, 500),
  }),
  z.object({ intent: z.literal('show'), topic: z.enum(hideableTopics), objectId: z.string().optional() }),
])
