import { z } from 'zod'

const name = z.string({ error: 'ui:errors.required' }).trim().min(2, 'ui:errors.required').max(160, 'ui:errors.tooLong')

/** Somebody comes to work for the whole wijk. */
export const inviteToOfficeForm = z.object({
  accountId: z.string(),
  kind: z.enum(['admin', 'officer'], { error: 'ui:errors.choose' }),
  name,
  email: z
    .string({ error: 'ui:errors.required' })
    .trim()
    .max(254, 'ui:errors.tooLong')
    .pipe(z.email('ui:errors.email')),
})

/** What an administrator does with an account of nobody who works in a team. */
export const officeAccountForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('resend') }),
  z.object({ intent: z.literal('name'), name }),
  z.object({ intent: z.literal('close'), sure: z.literal('on', { error: 'ui:errors.required' }) }),
])
