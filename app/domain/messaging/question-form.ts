import { z } from 'zod'
import {
  answerMaxLength,
  questionMaxLength,
  questionTopics,
  replyChannels,
  sinceChoices,
  triedMaxLength,
} from './question.ts'
import type { QuestionStep } from './question-steps.ts'

/** Text as people type it, without blanks around it: line ends of a form become one character each. */
const tidy = (text: string | undefined) => (text ?? '').replace(/\r\n?/g, '\n').trim()

const words = (most: number) =>
  z
    .string({ error: 'ui:errors.required' })
    .transform(tidy)
    .pipe(z.string().min(1, 'ui:errors.required').max(most, 'ui:errors.tooLong'))

const choice = <const T extends readonly string[]>(values: T) => z.enum(values, { error: 'ui:errors.choose' })

/** One page of a question each (ECO-4). */
export const questionStepForms = {
  about: z.object({ about: choice(questionTopics) }),
  question: z.object({ question: words(questionMaxLength) }),
  since: z.object({ since: choice(sinceChoices) }),
  tried: z.object({
    /** Nothing is an answer too. */
    tried: z
      .string()
      .default('')
      .transform(tidy)
      .refine((text) => text.length <= triedMaxLength, 'ui:errors.tooLong'),
  }),
  replyBy: z.object({ replyBy: choice(replyChannels) }),
} as const satisfies Record<QuestionStep, z.ZodType>

/** The explicit choice to go on after "Bel nu" (ECO-3). */
export const acknowledgeForm = z.object({ acknowledged: z.string().max(200) })
/** `hide`: not for who acts for the resident (REP-5). */
export const sendForm = z.object({ questionId: z.string(), hide: z.literal('yes').optional() })

export const replyForm = z.object({
  replyId: z.string(),
  body: words(questionMaxLength),
  acknowledged: z.string().max(200).optional(),
})

/** What a professional can do with an open question. */
export const workForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('take') }),
  z.object({ intent: z.literal('release') }),
  z.object({ intent: z.literal('close') }),
  z.object({
    intent: z.literal('answer'),
    answerId: z.string(),
    /** The instant of the last message that was on the screen. */
    seen: z.string().max(40),
    body: words(answerMaxLength),
  }),
])
