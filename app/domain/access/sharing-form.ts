import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { readRecipient } from './recipient-text.ts'
import { interpreters, recordedHows } from './sharing.ts'
import { topics } from './topics.ts'

const id = z.string().refine(isId)
const recipient = z.string({ error: 'sharing:errors.who' }).transform((text, context) => {
  const found = readRecipient(text)
  if (found) return found
  context.addIssue({ code: 'custom', message: 'sharing:errors.who' })
  return z.NEVER
})
const someTopics = z.array(z.enum(topics)).min(1, 'sharing:errors.topics').max(topics.length)
const months = z.coerce.number({ error: 'ui:errors.choose' }).int().min(1).max(120)
const languageTag = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)

/** The pages of giving, one question each. */
export const whoForm = z.object({ wie: recipient })
export const topicsForm = z.object({ wie: recipient, onderwerp: someTopics })
export const howLongForm = z.object({ wie: recipient, onderwerp: someTopics, maanden: months })
export const giveForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('give'),
    permissionId: id,
    wie: recipient,
    onderwerp: someTopics,
    maanden: months.optional(),
  }),
  z.object({ intent: z.literal('no') }),
  z.object({ intent: z.literal('later') }),
])

/** One tap on "Wie mag wat zien": end a topic or all that one recipient sees, or give it anew. */
export const sharingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), wie: recipient, onderwerp: someTopics }),
  z.object({ intent: z.literal('again'), permissionId: id, wie: recipient, onderwerp: someTopics }),
])

/** The answer to a question of a professional; `some` asks on which topics, on the next page (CON-3). */
export const answerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('answer'), answer: z.enum(['yes', 'some', 'no', 'later'], 'sharing:errors.answer') }),
  z.object({ intent: z.literal('some'), onderwerp: someTopics }),
  z.object({ intent: z.literal('confirm') }),
  z.object({ intent: z.literal('object') }),
])

const words = z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(600)

/** What a professional asks or writes down. */
export const workSharingForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    permissionId: id,
    wie: recipient,
    onderwerp: someTopics,
    reason: words,
  }),
  z.object({
    intent: z.literal('record'),
    permissionId: id,
    wie: recipient,
    onderwerp: someTopics,
    how: z.enum(recordedHows),
    language: languageTag,
    interpreter: z.enum(interpreters),
  }),
  z.object({ intent: z.literal('seen'), permissionId: id }),
])
