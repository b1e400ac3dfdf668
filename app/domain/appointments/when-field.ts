import type { Refusal } from '../shared/result.ts'
import { fieldOfTime } from './practice-form.ts'

const askReason: readonly string[] = ['appointments.outsideHours', 'appointments.doubleTime']

/**
 * The field that a refusal is about in a form with any day and time and a reason (lesson 15.3): where a rule is in the way, that
 * of the reason, which may lie far below the top of the page. Undefined for what is about no field.
 */
export const fieldOfWhen = (refusal: Refusal): string | undefined =>
  askReason.includes(refusal.code) ? 'overrideReason' : fieldOfTime(refusal)
