import { z } from 'zod'

/** What a passkey is for: to sign in alone, after a password, to prove again who acts, or to be added. */
export const passkeyPurposes = ['signIn', 'secondFactor', 'stepUp', 'enrol', 'security'] as const
export type PasskeyPurpose = (typeof passkeyPurposes)[number]

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8_000)

/** JSON in a field of a form; anything else is refused as not filled in. */
const jsonOf = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .max(30_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' })
        return z.NEVER
      }
    })
    .pipe(shape)

/** `AuthenticationResponseJSON` and `RegistrationResponseJSON` of WebAuthn Level 3 §5.1: only what is verified here. */
const answered = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url }),
  clientExtensionResults: z.looseObject({}).default({}),
})

export const passkeyAskForm = z.object({ purpose: z.enum(passkeyPurposes) })

export const passkeyForm = z.object({
  purpose: z.enum(passkeyPurposes),
  answer: jsonOf(answered),
  /** What the person calls a new one. */
  name: z.string().trim().max(60).optional(),
  returnTo: z.string().max(500).optional(),
  /** JSON of `KeptForm`. */
  kept: z.string().max(200_000).optional(),
})
