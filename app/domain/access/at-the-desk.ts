import type { ProfessionalRole } from '../shared/actor.ts'

/** Who works at the desk of a practice, or stands in for it (ACC-3). */
export const atTheDesk = [
  'PRACTICE_ASSISTANT',
  'PRACTICE_NURSE',
  'GENERAL_PRACTITIONER',
] as const satisfies readonly ProfessionalRole[]
