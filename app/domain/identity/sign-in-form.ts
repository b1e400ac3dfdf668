import { z } from 'zod'

export const signInForm = z.object({
  email: z.string().max(254),
  password: z.string().max(256),
  returnTo: z.string().max(500).optional(),
  /** JSON of `KeptForm`. */
  kept: z.string().max(200_000).optional(),
})
