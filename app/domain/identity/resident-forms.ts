import { z } from 'zod'
import { identityDocuments } from './activation-code.ts'

/** Forms of residents' sign-in. */
const returnTo = z.string().max(500).optional()
/** JSON of `KeptForm`. */
const kept = z.string().max(200_000).optional()

export const providerForm = z.object({ returnTo, kept })

export const activationForm = z.object({ activationCode: z.string().max(60) })

export const assistedForm = z.object({
  email: z.email().max(254),
  newPassword: z.string().max(2_000),
  channel: z.enum(['email', 'phone']),
})

export const sentCodeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('send'), channel: z.enum(['email', 'phone']), returnTo, kept }),
  z.object({ intent: z.literal('use'), code: z.string().max(40), returnTo, kept }),
])

export const stepUpForm = z.object({ returnTo })

export const issueForm = z.object({
  document: z.enum(identityDocuments),
  seen: z.literal('on', { error: 'ui:errors.required' }),
})
