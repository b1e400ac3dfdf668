import { z } from 'zod'
import { sentInstant } from '../shared/sent-time.ts'
import { inviteeCount, reasonMaxLength, subjectMaxLength } from './three-way-talk.ts'

const domains = ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const

/** Text as people type it: line ends of a form become one character each. */
const words = (most: number) =>
  z
    .string('ui:errors.required')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= most, 'ui:errors.tooLong')

const instant = sentInstant('ui:errors.choose')
const people = z
  .array(z.string(), 'consultations:errors.twoPeople')
  .refine((ids) => new Set(ids).size === inviteeCount && ids.length === inviteeCount, 'consultations:errors.twoPeople')

/** The pages of an invitation (INV-1); `invitationId` is made by the server, so that a second click does nothing twice. */
export const newInvitationForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('who'), invitationId: z.string(), people }),
  z
    .object({
      intent: z.literal('about'),
      invitationId: z.string(),
      /** A concern of the own 4D; left out for own words alone. */
      concern: z.string().optional(),
      subject: words(subjectMaxLength).optional(),
      domain: z.enum(domains).optional(),
    })
    .refine(({ concern, subject }) => Boolean(concern || subject), {
      path: ['subject'],
      message: 'consultations:errors.subject',
    }),
  z.object({
    intent: z.literal('when'),
    invitationId: z.string(),
    startsAt: instant,
    location: z.string().max(200).optional(),
  }),
  z.object({ intent: z.literal('send'), invitationId: z.string() }),
])

/** What a resident can do with an invitation. */
export const ownInvitationForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('chooseAgain'), draftId: z.string(), step: z.enum(['who', 'when']) }),
])

/** What the invited answer (INV-2). */
export const answerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept') }),
  z.object({
    intent: z.literal('decline'),
    reason: words(reasonMaxLength).refine((text) => text !== '', 'ui:errors.required'),
  }),
])
