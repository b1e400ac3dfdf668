import { z } from 'zod'

/** Forms of what one signs in with. Whatever is typed is read whole: nothing is cut off a password. */
const secret = z.string().max(2_000)
const returnTo = z.string().max(500).optional()
/** JSON of `KeptForm`: what was typed when the session had ended. */
const kept = z.string().max(200_000).optional()

export const secondFactorForm = z.object({
  kind: z.enum(['totp', 'recoveryCode']),
  code: z.string().max(100),
  returnTo,
  kept,
})

export const enrolForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('totp'), pending: z.string().max(1_000), code: z.string().max(100), returnTo }),
  z.object({ intent: z.literal('codes'), returnTo }),
  z.object({ intent: z.literal('done'), returnTo }),
])

export const proveAgainForm = z.object({ password: secret, code: z.string().max(100), returnTo })

export const forgotPasswordForm = z.object({ email: z.string().max(254) })
export const newPasswordForm = z.object({ link: z.string().max(100), newPassword: secret })

/** By the link of a mail, with the own password: another second factor. */
export const restoreSecondFactorForm = z.object({ link: z.string().max(100), password: secret })

/** An administrator takes somebody's second factor away. */
export const resetSecondFactorForm = z.object({
  reason: z
    .string({ error: 'ui:errors.required' })
    .trim()
    .min(20, 'identity.work:resetFactor.reasonShort')
    .max(500, 'ui:errors.tooLong'),
  sure: z.literal('on', { error: 'ui:errors.required' }),
})

export const securityForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), password: secret, newPassword: secret }),
  z.object({ intent: z.literal('totp'), pending: z.string().max(1_000), code: z.string().max(100) }),
  z.object({ intent: z.literal('codes') }),
  z.object({ intent: z.literal('removePasskey'), passkeyId: z.uuid() }),
])
