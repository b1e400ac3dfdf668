import { z } from 'zod'
import { isId } from '../shared/ids.ts'

const id = z.string({ error: 'ui:errors.choose' }).refine(isId, 'ui:errors.choose')

/** Letting a practice's own system in, and ending it. */
export const connectionForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('make'), clientId: id, teamId: id },
    name: z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(80, 'ui:errors.tooLong'),
  }),
  z.object({ intent: z.literal('end'), clientId: id }),
])
