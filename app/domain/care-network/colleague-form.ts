import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { workRoles } from '../shared/actor.ts'
import { manyKinds, neighbourhoodKinds, overrideReasonLength, workKinds } from './departure.ts'

const words = (least: number, most: number) =>
  z.string({ error: 'ui:errors.required' }).trim().min(least, 'ui:errors.required').max(most, 'ui:errors.tooLong')
const email = words(3, 254).pipe(z.email('ui:errors.email'))
const role = z.enum(workRoles, { error: 'ui:errors.choose' })

/** ISO: 1 is Monday. */
export const workdays = ['1', '2', '3', '4', '5'] as const
const weekdays = z.array(z.enum(workdays)).default([])
export const spokenLanguages = ['nl', 'en', 'tr', 'ar', 'pl', 'ti'] as const

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

/** Somebody comes to work here. */
export const inviteForm = z.object({
  accountId: z.string(),
  givenName: words(1, 60),
  prefix: z.string().trim().max(20, 'ui:errors.tooLong').optional(),
  familyName: words(1, 80),
  calledName: words(1, 60),
  email,
  role,
  teamIds: z.array(z.string(), { error: 'ui:errors.choose' }).min(1, 'ui:errors.choose').max(10, 'ui:errors.tooLong'),
  startsOn: day,
  weekdays,
  languages: z.array(z.enum(spokenLanguages), { error: 'ui:errors.choose' }).min(1, 'ui:errors.choose'),
})

/** What an administrator does with one account. */
export const colleagueForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('resend') }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({
    intent: z.literal('role'),
    membershipId: z.string(),
    teamId: z.string({ error: 'ui:errors.choose' }),
    role,
    isLead: z.literal('on').optional(),
  }),
  z.object({ intent: z.literal('days'), membershipId: z.string(), weekdays }),
  z.object({ intent: z.literal('leave'), lastDay: day }),
  z.object({ intent: z.literal('cancelLeave'), departureId: z.string() }),
  z.object({
    intent: z.literal('ask'),
    kind: z.enum(neighbourhoodKinds),
    objectId: z.string(),
    successorId: z.string({ error: 'ui:errors.choose' }),
  }),
  z.object({
    intent: z.literal('close'),
    reason: z
      .string()
      .trim()
      .min(overrideReasonLength, 'care-network:refusals.reasonNeeded')
      .max(500, 'ui:errors.tooLong')
      .optional(),
  }),
])

/** A lead says who leaves the own team. */
export const leaveForm = z.object({ personId: z.string({ error: 'ui:errors.choose' }), lastDay: day })

/** A lead asks for a successor, or stops a leave. */
export const successorForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    kind: z.enum(workKinds),
    objectId: z.string(),
    successorId: z.string({ error: 'ui:errors.choose' }),
    reason: z.string().trim().max(500, 'ui:errors.tooLong').optional(),
  }),
  z.object({
    intent: z.literal('askAll'),
    kind: z.enum(manyKinds),
    successorId: z.string({ error: 'ui:errors.choose' }),
  }),
  z.object({ intent: z.literal('cancelLeave') }),
])

/** The answer of a colleague who was asked. */
export const takeOverForm = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('keep'), itemId: z.string() }),
  z.object({ answer: z.literal('cancel'), itemId: z.string() }),
  z.object({ answer: z.literal('decline'), itemId: z.string() }),
  z.object({ answer: z.literal('all'), departureId: z.string(), kind: z.enum(manyKinds) }),
])
