/** Where each sealed text about emergencies and questions is kept: it opens in its own row and column alone. */
export const emergencyPlace = {
  reason: (tenantId: string, id: string) => `emergency_accesses.reason/${tenantId}/${id}`,
  delay: (tenantId: string, id: string) => `emergency_accesses.delay/${tenantId}/${id}`,
  note: (tenantId: string, id: string) => `emergency_accesses.note/${tenantId}/${id}`,
  question: (tenantId: string, id: string) => `privacy_questions.question/${tenantId}/${id}`,
  answer: (tenantId: string, id: string) => `privacy_questions.answer/${tenantId}/${id}`,
} as const
