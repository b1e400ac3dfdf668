import { z } from 'zod'

/** A resident's other address or number, and the code that went to it. */
export const contactForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('email'),
    email: z
      .string({ error: 'ui:errors.required' })
      .trim()
      .max(254, 'ui:errors.tooLong')
      .pipe(z.email('ui:errors.email')),
  }),
  z.object({
    intent: z.literal('phone'),
    phone: z
      .string({ error: 'ui:errors.required' })
      .trim()
      .max(30, 'ui:errors.tooLong')
      .regex(/^\+?[\d\s()-]{8,30}$/, 'ui:errors.invalid'),
  }),
  z.object({ intent: z.literal('use'), code: z.string({ error: 'ui:errors.required' }).max(40, 'ui:errors.tooLong') }),
])
