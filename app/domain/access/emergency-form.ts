import { z } from 'zod'
import { isId } from '../shared/ids.ts'
import { emergencyReasons, leastReason, mostDelayHours, mostReason } from './emergency.ts'

const name = z.string({ error: 'ui:errors.required' }).trim().min(2, 'ui:errors.required').max(100)
const birthDate = z.iso.date({ error: 'emergency.work:errors.birthDate' })
const words = z
  .string({ error: 'emergency.work:errors.reason' })
  .trim()
  .min(leastReason, 'emergency.work:errors.reason')
  .max(mostReason)

/** Looking for one resident: by name and birth date, or by citizen service number. */
export const emergencySearchForm = z.discriminatedUnion('by', [
  z.object({ by: z.literal('name'), familyName: name, birthDate }),
  z.object({ by: z.literal('number'), number: z.string({ error: 'ui:errors.required' }).trim().min(8).max(20) }),
])

/** The press. The id is the portal's, so that a form that is sent twice presses once. */
export const pressForm = z
  .object({
    emergencyId: z.string().refine(isId),
    reasonCode: z.enum(emergencyReasons),
    reason: words,
    delayHours: z.coerce.number().int().min(0).max(mostDelayHours).default(0),
    delayReason: z.string().trim().max(mostReason).optional(),
  })
  .refine(({ delayHours, delayReason = '' }) => delayHours === 0 || delayReason.length >= leastReason, {
    path: ['delayReason'],
    message: 'emergency.work:errors.delayReason',
  })

/** "Ik ben klaar". */
export const endEmergencyForm = z.object({ intent: z.literal('end') })
