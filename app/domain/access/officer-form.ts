import { z } from 'zod'
import { emergencyOutcomes } from './emergency.ts'

const words = z.string({ error: 'ui:errors.required' }).trim().min(10, 'officer.work:errors.words').max(2_000)

/** The judgement of an emergency. */
export const judgeForm = z.object({ outcome: z.enum(emergencyOutcomes), note: words })

/** The answer to a resident's question. */
export const answerQuestionForm = z.object({ answer: words })

/** Looking up whose log to read: a professional by name, a resident by family name and birth date. */
export const findPersonForm = z.object({
  name: z.string({ error: 'ui:errors.required' }).trim().min(2, 'ui:errors.required').max(100),
  birthDate: z.iso.date({ error: 'emergency.work:errors.birthDate' }).optional(),
})
