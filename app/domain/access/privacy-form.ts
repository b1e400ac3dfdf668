import { z } from 'zod'
import { isId } from '../shared/ids.ts'

/** What a resident asks the privacy officer (LOG-3); the id is the portal's, so that a form sent twice asks once. */
export const privacyQuestionForm = z.object({
  questionId: z.string().refine(isId),
  day: z.iso.date().optional(),
  user: z.string().max(60).optional(),
  resource: z.string().max(80).optional(),
  action: z.enum(['C', 'R', 'U', 'D', 'E']).optional(),
  question: z.string({ error: 'ui:errors.required' }).trim().min(1, 'ui:errors.required').max(2_000),
})
